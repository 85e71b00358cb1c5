//! Invitations, and the devices that opened them.

use serde::{Deserialize, Serialize};

use crate::access::Grant;
use crate::ids::{DeviceId, InvitationId, Seq};
use crate::time::Millis;

/// `POST /api/invitations`: give a role to whoever opens the link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteRequest {
    /// The role and its scope.
    pub grant: Grant,
    /// How many devices may open it; none for any number until it expires.
    pub uses: Option<u32>,
    /// Days until it expires.
    pub days: u16,
}

/// A fresh invitation. Its secret is shown this once; the server keeps a hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// The role and its scope.
    pub grant: Grant,
    /// The link, with the secret in its fragment.
    pub url: String,
    /// The link as a QR picture, SVG text.
    pub qr: String,
    /// When it stops working.
    pub expires_at: Millis,
}

/// One link in a list: `GET /api/invitations`, those that still open and that the caller may take back, newest first;
/// and the answer of `POST /api/invitations/{id}/revoke`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRow {
    /// Which one.
    pub id: InvitationId,
    /// The role and its scope.
    pub grant: Grant,
    /// The class, counsellor or college of the scope, as printed; none for an office's, or where it is gone.
    pub label: Option<String>,
    /// How many devices may still open it; none for any number.
    pub uses_left: Option<u32>,
    /// How many devices have opened it.
    pub opened: u32,
    /// Made by the caller's own device.
    pub yours: bool,
    /// When it was made.
    pub created_at: Millis,
    /// When it stops working.
    pub expires_at: Millis,
    /// Taken back.
    pub revoked: bool,
}

/// One device in a list: `GET /api/events/{event}/devices`, those whose grants the caller may take back, last heard
/// first; and the answer of `POST /api/devices/{id}/revoke`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// Which device.
    pub id: DeviceId,
    /// It is the one that asks: nobody takes back from oneself.
    pub you: bool,
    /// What it was granted, as far as it is the caller's to see.
    pub grants: Vec<DeviceGrant>,
    /// All of these were taken back.
    pub revoked: bool,
    /// When its name was made.
    pub joined_at: Millis,
    /// When the server last heard from it (P1).
    pub heard_at: Millis,
    /// The server's clock less the device's, in milliseconds; none before its first exchange (P18).
    pub clock_offset_ms: Option<i64>,
    /// The highest number of its ops that the server has (P4).
    pub last_seq: Seq,
    /// How many refused ops of it nobody has settled yet.
    pub refused: u32,
}

/// What a device was granted by one invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceGrant {
    /// The role and its scope.
    pub grant: Grant,
    /// The class, counsellor or college of the scope, as printed; none for an office's, or where it is gone.
    pub label: Option<String>,
    /// The invitation it came by.
    pub invitation: InvitationId,
    /// When it was opened.
    pub since: Millis,
    /// Taken back.
    pub revoked: bool,
}
