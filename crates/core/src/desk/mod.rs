//! The messages of the desk: everything beside the sync exchange that a browser asks the server.

mod after;
mod board;
mod classes;
mod draft;
mod mend;
mod people;
mod plan;
pub mod publish;
mod refused;

pub use after::{
    CheckLine, ClassMoney, Closing, CollegeTick, EraseRequest, Goes, HandIn, HandInClass,
    HandInLine, MakeUpLine, NamedSum, OpenEnds, Stays, TickRequest,
};
pub use board::{Board, BoardTotals, Forecast, Lane, LaneClass, Pace, Progress, Silent, Sureness};
pub use classes::{ClassPage, ClassRow, LiveNews, Session};
pub use draft::{Draft, Step, is_same_place};
pub use mend::{ColumnKind, Field, Mend};
pub use people::{DeviceGrant, DeviceRow, Invitation, InvitationRow, InviteRequest};
pub use plan::{Change, Deadline, Move, Moved, MovesRequest, NewEvent, Plan, Planned};
pub use publish::{EventEdit, PublishRequest, Published, ReadRequest};
pub use refused::{RefusedOp, Settled, Settlement};
