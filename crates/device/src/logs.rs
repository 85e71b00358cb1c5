//! Reading a class: its sheet and everything said about it.

use rollcall_core::event::ClassSheet;
use rollcall_core::ids::ClassId;
use rollcall_core::json;
use rollcall_core::marks::{Op, RawOp, ServerNo};
use rollcall_core::sync::Digest;
use rollcall_core::sync::wire::Cursor;
use rollcall_core::table::Table;

use crate::Device;
use crate::error::{Fault, StoreError};
use crate::storage::{CURSORS, Key, Keys, OPS, OUTBOX, SHEETS, Storage, Transaction, map};

/// A class as this phone has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassLog {
    /// Which class.
    pub class: ClassId,
    /// Its sheet; none where the class is gone and only unsent ops are left.
    pub sheet: Option<ClassSheet>,
    /// The answered ops in the server's order, then the own unanswered ones in theirs. Refused ops do not count
    /// and are not here.
    pub ops: Vec<(Op, Option<ServerNo>)>,
}

impl<S: Storage> Device<S> {
    /// The sheets of all classes.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn sheets(&self) -> Result<Vec<ClassSheet>, StoreError> {
        self.read(&[SHEETS], async |tx| {
            let records = tx.all(SHEETS, &Keys::All, u32::MAX).await?;
            records
                .iter()
                .map(|(_, text)| Ok(json::read(text)?))
                .collect()
        })
        .await
    }

    /// One class.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn class_log(&self, class: ClassId) -> Result<ClassLog, StoreError> {
        self.read(&[SHEETS, OPS, OUTBOX], async |tx| {
            let sheet = tx.get(SHEETS, &Key::of_class(class)).await?;
            let sheet = sheet.map(|text| json::read(&text)).transpose()?;
            let mut log = ClassLog {
                class,
                sheet,
                ops: Vec::new(),
            };
            for (key, text) in tx
                .all(OPS, &Keys::Under(class.to_string()), u32::MAX)
                .await?
            {
                log.ops.extend(answered(&key, text)?.map(|(_, op)| op));
            }
            let own = unanswered(tx).await?;
            log.ops.extend(
                own.into_iter()
                    .filter(|op| op.class == class)
                    .map(|op| (op, None)),
            );
            Ok(log)
        })
        .await
    }

    /// All classes, in one transaction.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn logs(&self) -> Result<Vec<ClassLog>, StoreError> {
        self.read(&[SHEETS, OPS, OUTBOX], async |tx| {
            let mut logs = Logs::default();
            for (_, text) in tx.all(SHEETS, &Keys::All, u32::MAX).await? {
                let sheet: ClassSheet = json::read(&text)?;
                let class = sheet.id;
                logs.of(class).sheet = Some(sheet);
            }
            for (key, text) in tx.all(OPS, &Keys::All, u32::MAX).await? {
                if let Some((class, op)) = answered(&key, text)? {
                    logs.of(class).ops.push(op);
                }
            }
            for op in unanswered(tx).await? {
                logs.of(op.class).ops.push((op, None));
            }
            Ok(logs.0.into_values().collect())
        })
        .await
    }

    /// How far the device is with each class.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn cursors(&self) -> Result<Table<ClassId, (Cursor, Digest)>, StoreError> {
        let all = self.read(&[CURSORS], cursors).await?;
        let mut here = Table::default();
        for (class, known) in all {
            // A class that is to be fetched whole, or forgotten, has a record and is nowhere yet.
            if known.0 != Cursor::default() {
                here.insert(class, known);
            }
        }
        Ok(here)
    }
}

#[derive(Default)]
struct Logs(Table<ClassId, ClassLog>);

impl Logs {
    fn of(&mut self, class: ClassId) -> &mut ClassLog {
        self.0.of(class, |class| ClassLog {
            class: *class,
            sheet: None,
            ops: Vec::new(),
        })
    }
}

type Answered = (ClassId, (Op, Option<ServerNo>));

/// An answered op; nothing for a text that this version cannot read: it is kept, and counts for newer ones (I12).
fn answered(key: &Key, text: String) -> Result<Option<Answered>, Fault> {
    let (class, no) = key.to_no()?;
    let op = RawOp::from_text(text).and_then(|raw| raw.parse());
    Ok(op.ok().map(|op| (class, (op, Some(no)))))
}

async fn unanswered(tx: &impl Transaction) -> Result<Vec<Op>, Fault> {
    let own = crate::append::outbox(tx, u32::MAX).await?;
    Ok(own.values().filter_map(|raw| raw.parse().ok()).collect())
}

/// The cursors, within a transaction over them.
pub(crate) async fn cursors(
    tx: &impl Transaction,
) -> Result<Table<ClassId, (Cursor, Digest)>, Fault> {
    let known = |text: String| Ok(json::read(&text)?);
    map(tx, CURSORS, u32::MAX, Key::to_class, known).await
}
