//! `rollcall restored`: the database came out of a backup, and phones know more than it does (P17).

use std::path::Path;

use rollcall_core::ids::Epoch;

use crate::cli::say;
use crate::db::meta;
use crate::problem::Result;
use crate::{secret, serve};

/// Gives the database a new identity, so that every phone offers again all that it keeps.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn renew(folder: &Path) -> core::result::Result<(), String> {
    serve::check_exists(folder)?;
    let db = serve::open(folder).await?;
    let renewed = async {
        let epoch = Epoch(secret::random_id()?);
        let mut tx = db.write().await?;
        meta::renew_epoch(&mut tx, epoch).await?;
        tx.commit().await?;
        Result::Ok(epoch)
    };
    let epoch = renewed.await.map_err(|fault| fault.to_string())?;
    db.close().await;
    say(format_args!(
        "epoch       {epoch}\n\
         已标记为从备份恢复：服务器重新启动后，每部手机会把保存的记录再交一遍，一条不丢、一条不重。\n\
         Marked as restored: once the server is started again, every phone offers all its marks once more; none is lost, none counts twice."
    ));
    Ok(())
}
