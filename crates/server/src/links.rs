//! Links, and their pictures.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use qrcode::QrCode;
use qrcode::render::{svg, unicode};

use crate::problem::{Fault, Result};

/// The link that opens an invitation. The secret is in the fragment, which no server and no log ever sees.
#[must_use]
pub fn join(base_url: &str, secret: &str) -> String {
    format!("{base_url}/join#{secret}")
}

/// What links begin with when the server listens on `addr` and nothing else was said.
#[must_use]
pub fn base_url(addr: SocketAddr) -> String {
    let ip = if addr.ip().is_unspecified() {
        lan_address().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    } else {
        addr.ip()
    };
    format!("http://{}", SocketAddr::new(ip, addr.port()))
}

/// The address by which others in the local network reach this machine. Connecting a UDP socket sends nothing:
/// it only has the system choose the way out. 192.0.2.1 is reserved for examples.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_unspecified()).then_some(ip)
}

fn qr(url: &str) -> Result<QrCode> {
    QrCode::new(url).map_err(|_| Fault::Broken("the link is too long for a QR code"))
}

/// The link as a picture to show on a page.
///
/// # Errors
/// The link is too long.
pub fn qr_svg(url: &str) -> Result<String> {
    let picture = qr(url)?
        .render::<svg::Color<'_>>()
        .min_dimensions(200, 200)
        .build();
    // Pages put it between their own elements, where an XML declaration has no place.
    let element = picture.find("<svg").unwrap_or(0);
    Ok(picture[element..].to_owned())
}

/// The link as a picture in a terminal, light on dark as terminals are.
///
/// # Errors
/// The link is too long.
pub fn qr_terminal(url: &str) -> Result<String> {
    let picture = qr(url)?
        .render::<unicode::Dense1x2>()
        .dark_color(unicode::Dense1x2::Light)
        .light_color(unicode::Dense1x2::Dark)
        .build();
    Ok(picture)
}
