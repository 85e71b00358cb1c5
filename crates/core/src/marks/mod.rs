//! What people said at the queue. State is a pure function of the set of ops.

mod ledger;
mod mark;
mod members;
mod op;
mod state;
mod tally;

pub use ledger::{FeeAccount, Receipt, Settlement};
pub use mark::{Absence, Attendance, Mark, Method, NAME_CHARS, NOTE_CHARS, Register, WalkIn};
pub use members::{member, members, once_written};
pub use op::{Draft, NotAnOp, Op, OpId, RawOp, ServerNo, Subject};
pub use state::{ClassState, Head, Value};
pub use tally::{Tally, is_unpaid, student_standing};
