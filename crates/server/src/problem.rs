//! Why a request is turned down. Each fault says what happened, what is safe, and what to do next, in both
//! languages; all sentences are here.

use rollcall_core::sync::Failure;
use rollcall_core::sync::wire::{MAX_BATCH, OLDEST_PROTOCOL, PROTOCOL, Problem};

use crate::db;
use crate::secret::NoRandomness;

/// Why a request is turned down as a whole.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A sentence for the person in front of the screen.
    #[error("{0}")]
    Told(Told),
    /// The notice was read and cannot be published; says why.
    #[error("notice has errors")]
    NoticeHasErrors {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// A class cannot go where it should; says why.
    #[error("move blocked")]
    MoveBlocked {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// The sheet was read and cannot be brought in; says why.
    #[error("roster has errors")]
    RosterHasErrors {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// The file could not be read as text or table; says why.
    #[error("file unreadable")]
    FileUnreadable {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// The database failed. Details go to the log only.
    #[error("database: {0}")]
    Database(#[from] db::Error),
    /// No randomness.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// Something that cannot be has happened; says where.
    #[error("{0}")]
    Broken(&'static str),
}

/// The result of every service.
pub type Result<T> = core::result::Result<T, Fault>;

macro_rules! told {
    ($($(#[$doc:meta])* $name:ident = $status:literal $code:literal $zh:literal $en:literal;)+) => {
        /// Faults whose sentence never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Told { $($(#[$doc])* $name),+ }

        impl Told {
            const fn text(self) -> (u16, &'static str, &'static str, &'static str) {
                match self { $(Self::$name => ($status, $code, $zh, $en)),+ }
            }

            /// Every one, for tests of the sentences.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}

told! {
    /// The secret belongs to no invitation of this database.
    LinkUnknown = 404 "link-unknown"
        "这个链接不存在，可能没有复制完整。没有任何数据受影响。请重新打开原来的链接，或请发给你链接的人再发一个。"
        "This link does not exist; perhaps it was not copied whole. Nothing is affected. Open the original link again, or ask whoever sent it for a new one.";
    /// Past its date.
    LinkExpired = 410 "link-expired"
        "这个链接已过期。已经打开过它的手机不受影响，数据都在。请让发给你链接的人再发一个新的。"
        "This link has expired. Phones that opened it before are not affected, and their data is safe. Ask whoever sent it for a new one.";
    /// No use left.
    LinkUsedUp = 410 "link-used-up"
        "这个链接的可用次数已用完。已经打开过它的手机不受影响，数据都在。请让发给你链接的人再发一个新的。"
        "This link has been used up. Phones that opened it before are not affected, and their data is safe. Ask whoever sent it for a new one.";
    /// Taken back.
    LinkRevoked = 410 "link-revoked"
        "这个链接已被收回。手机上已记录的内容仍在手机上。请联系发给你链接的人。"
        "This link has been taken back. What was recorded on the phone is still on the phone. Talk to whoever sent it.";
    /// No session, or one that is not known.
    NoSession = 401 "no-session"
        "这台设备还没有登录，或登录已失效。本机记录的内容仍保存在本机。请重新打开收到的链接。"
        "This device is not signed in, or no longer. What it recorded is still saved on it. Open the link you were sent again.";
    /// Beyond the rights of the device.
    NotAllowed = 403 "not-allowed"
        "这台设备没有做这件事的权限，什么都没有改动。请换用有权限的链接，或请辅导员、教务处处理。"
        "This device has no right to do that; nothing was changed. Use a link that has, or ask the counsellor or the office.";
    /// No such thing.
    NotFound = 404 "not-found"
        "要找的内容不存在，可能已被删除。其他数据不受影响。请返回上一页，刷新后再试。"
        "What was asked for does not exist; it may have been deleted. Everything else is unaffected. Go back, reload and try again.";
    /// A body beyond the limit of its route.
    BodyTooLarge = 413 "body-too-large"
        "发送的内容太大（通知和名单最多 10 MB，其他最多 1 MB），没有保存任何内容。请检查是否选错了文件，或分几次发送。"
        "What was sent is too large (at most 10 MB for notices and rosters, 1 MB for everything else); nothing of it was saved. Check whether it is the right file, or send it in parts.";
    /// More ops than one request may carry.
    BatchTooLarge = 413 "batch-too-large"
        "一次发送的记录太多。本机记录都还在本机，没有丢失。请刷新页面更新应用，它会分批再发。"
        "Too many marks in one request. All of them are still on the device. Reload the app: it sends them in smaller batches.";
    /// No JSON, or not of the right shape.
    BodyUnreadable = 400 "body-unreadable"
        "服务器读不懂收到的请求，没有保存任何内容；本机记录仍在本机。请刷新页面后再试。"
        "The server could not read the request and saved nothing of it; what the device recorded is still on it. Reload the page and try again.";
    /// The connection broke while the body came.
    BodyCutShort = 400 "body-cut-short"
        "内容没有传完就断开了，没有保存任何内容；本机记录仍在本机。请检查网络后再试。"
        "The connection broke before everything had arrived; nothing was saved, and what the device recorded is still on it. Check the network and try again.";
    /// A protocol that this server does not speak.
    ProtocolUnknown = 400 "protocol-unknown"
        "这个版本的应用和服务器对不上。本机记录都还在本机，没有丢失。请刷新页面更新应用后再试。"
        "This version of the app and the server do not understand each other. All marks are still on the device. Reload the page to update the app, then try again.";
    /// A request of the right shape that asks for the impossible.
    RequestWrong = 422 "request-wrong"
        "请求里有不可能的值（例如天数或次数为 0），没有保存任何内容。请改正后再试。"
        "The request holds an impossible value, such as zero days or zero uses; nothing was saved. Correct it and try again.";
    /// A title or a setting that cannot be.
    EditWrong = 422 "edit-wrong"
        "标题或设置里有不可能的值，没有保存任何改动。标题须有 1–80 个字，收费在 0–1000 元之间，提前集合不超过 240 分钟，姓名保留 1–3650 天，说明文字每项不超过 2000 字。请改正后再保存。"
        "The title or a setting has an impossible value; nothing was saved. A title has 1 to 80 characters, a fee is 0 to 1000 yuan, gathering is at most 240 minutes ahead, names are kept 1 to 3650 days, and each rule has at most 2000 characters. Correct it and save again.";
    /// The mover looked at another version of the timetable.
    PlanMoved = 409 "plan-moved"
        "刚才有人发布了新的安排或移动了班级，这次移动没有生效，什么都没有改动。请看一看最新的安排，再移一次。"
        "Somebody has published or moved classes meanwhile, so this move was not made; nothing was changed. Look at the timetable as it is now, then move again.";
    /// A refused op whose number holds another text.
    NumberTaken = 409 "number-taken"
        "这条记录的编号已被另一条记录占用，不能收入，原文仍保留在这里。请对照原文，在班级页面手工补记。"
        "The number of this mark is taken by another one, so it cannot be taken in; its text stays here. Compare it and write the mark down anew on the class page.";
    /// A refused op that is none, or has an amount that cannot be.
    OpUnsound = 422 "op-unsound"
        "这条记录读不懂，或金额不可能，不能收入，原文仍保留在这里。请向记录的人核实，在班级页面手工补记。"
        "This mark is unreadable, or its amount cannot be, so it cannot be taken in; its text stays here. Ask whoever made it and write it down anew on the class page.";
    /// A refused op of a class that is not there.
    ClassGone = 409 "class-gone"
        "这条记录所属的班级不在时间表里，不能收入，原文仍保留在这里。请先发布有这个班级的通知，再试一次。"
        "The class of this mark is not in the timetable, so it cannot be taken in; its text stays here. Publish a notice with that class, then try again.";
    /// What an event came to is frozen.
    EventClosed = 409 "event-closed"
        "这个批次已经关闭，结果已冻结，什么都没有改动。如果确实要改，请教务处先重新打开批次，再做一次。"
        "This event is closed and its result frozen; nothing was changed. If it has to be changed, the office opens the event again first; then do it once more.";
    /// Somebody would lock themselves out.
    OwnDevice = 409 "own-device"
        "这就是你正在用的设备，不能收回自己的权限，什么都没有改动。如果确实要收回，请用另一台有权限的设备来做。"
        "This is the device you are using; it cannot take back its own rights, and nothing was changed. If that is what you want, do it from another device that has the right.";
    /// The method does not fit the path.
    MethodWrong = 405 "method-wrong"
        "这个地址不支持这种请求，什么都没有改动。请刷新页面更新应用后再试。"
        "This address does not take that kind of request; nothing was changed. Reload the page to update the app, then try again.";
    /// The server itself failed.
    ServerError = 500 "server-error"
        "服务器出错，这次请求没有保存。本机记录都还在本机。请稍后再试；若一直这样，请联系管理员查看服务器日志。"
        "The server failed and saved nothing of this request. What the device recorded is still on it. Try again later; if it goes on, have the administrator look at the server's log.";
}

impl core::fmt::Display for Told {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.text().1)
    }
}

impl From<Told> for Fault {
    fn from(told: Told) -> Self {
        Self::Told(told)
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        let (status, problem) = fault.turned_down();
        Self::Problem(status, problem)
    }
}

impl Fault {
    /// The [`answer`](Self::answer) to a request that is turned down. What is the server's own fault goes to its log.
    #[must_use]
    pub fn turned_down(&self) -> (u16, Problem) {
        let (status, problem) = self.answer();
        if status >= 500 {
            tracing::error!(fault = %self, "request failed");
        }
        (status, problem)
    }

    /// HTTP status and body.
    #[must_use]
    pub fn answer(&self) -> (u16, Problem) {
        let told = |told: Told| {
            let (status, code, zh, en) = told.text();
            (status, problem(code, zh, en))
        };
        match self {
            Self::Told(it) => told(*it),
            Self::NoticeHasErrors { zh, en } => (422, problem("notice-has-errors", zh, en)),
            Self::MoveBlocked { zh, en } => (409, problem("move-blocked", zh, en)),
            Self::RosterHasErrors { zh, en } => (422, problem("roster-has-errors", zh, en)),
            Self::FileUnreadable { zh, en } => (422, problem("file-unreadable", zh, en)),
            Self::Database(_) | Self::Randomness(_) | Self::Broken(_) => told(Told::ServerError),
        }
    }
}

fn problem(code: &str, zh: &str, en: &str) -> Problem {
    Problem {
        code: code.into(),
        zh: zh.into(),
        en: en.into(),
    }
}

/// Whether this server speaks the protocol: its own and the one before (I12).
///
/// # Errors
/// [`Told::ProtocolUnknown`].
pub fn check_protocol(protocol: u16) -> Result<()> {
    if (OLDEST_PROTOCOL..=PROTOCOL).contains(&protocol) {
        Ok(())
    } else {
        Err(Told::ProtocolUnknown.into())
    }
}

/// Whether a batch is small enough.
///
/// # Errors
/// [`Told::BatchTooLarge`].
pub fn check_batch(ops: usize) -> Result<()> {
    if ops <= MAX_BATCH {
        Ok(())
    } else {
        Err(Told::BatchTooLarge.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_a_code_of_its_own_and_three_sentences_in_both_languages() {
        let mut codes = std::collections::BTreeSet::new();
        for told in Told::ALL {
            let (status, problem) = Fault::from(*told).answer();
            assert!((400..600).contains(&status));
            assert!(codes.insert(problem.code));
            assert!(problem.zh.matches(['。', '，']).count() >= 2, "{told}");
            assert!(problem.en.matches(['.', ';']).count() >= 2, "{told}");
        }
    }
}
