//! The messages of the desk: everything beside the sync exchange that a browser asks the server.

mod after;
mod board;
mod classes;
mod draft;
mod exempting;
mod mend;
mod people;
mod plan;
mod publish;
mod refused;
mod rosters;

pub use after::{
    CheckLine, ClassMoney, Closing, CollegeTick, EraseRequest, Goes, HandIn, HandInClass,
    HandInLine, MakeUpLine, NamedSum, OpenEnds, Stays, TickRequest,
};
pub use board::{Board, BoardTotals, Forecast, Lane, LaneClass, Pace, Progress, Silent, Sureness};
pub use classes::{ClassPage, ClassRow, LiveNews, Session};
pub use draft::{Draft, Step, is_same_place};
pub use exempting::{ExemptStudent, Exempting, Unknown, UnknownStudent};
pub use mend::{ColumnKind, Field, Mend};
pub use people::{DeviceGrant, DeviceRow, Invitation, InvitationRow, InviteRequest};
pub use plan::{Change, Deadline, Move, Moved, MovesRequest, NewEvent, Plan, Planned};
pub use publish::{
    EventEdit, MAX_FEE, MAX_KEEP_DAYS, MAX_LEAD_MINUTES, MAX_TEXT, MAX_TITLE, PublishRequest,
    Published, ReadRequest, event_title,
};
pub use refused::{RefusedOp, Settled, Settlement};
pub use rosters::{
    ChangedStudent, ClassName, Dropped, Remark, RemovedStudent, RosterChange, RosterColumn,
    Rosters, SheetColumn, SkippedList, StudentName, UnmatchedList, Weight,
};
