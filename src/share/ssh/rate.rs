//! How often each address may knock. Knows no clock but the one it is asked at.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Instant;

/// Connections that an address may make at once: an office may share one.
const BURST: f64 = 20.0;
/// Connections that it may make each second after that.
const EACH_SECOND: f64 = 2.0;
/// Addresses that are remembered; when there are more, those that have been quiet are forgotten.
const ADDRESSES: usize = 10_000;

/// What each address has left.
#[derive(Debug, Default)]
pub struct Rate {
    left: HashMap<IpAddr, (f64, Instant)>,
}

impl Rate {
    /// Whether `from` may come in now; counts it.
    pub fn admits(&mut self, from: IpAddr) -> bool {
        self.admits_at(from, Instant::now())
    }

    fn admits_at(&mut self, from: IpAddr, now: Instant) -> bool {
        let refilled = |left: f64, since: Instant| {
            (left + now.saturating_duration_since(since).as_secs_f64() * EACH_SECOND).min(BURST)
        };
        if self.left.len() >= ADDRESSES {
            self.left.retain(|_, (left, since)| refilled(*left, *since) < BURST);
        }
        let (left, since) = self.left.entry(from).or_insert((BURST, now));
        (*left, *since) = (refilled(*left, *since), now);
        let admitted = *left >= 1.0;
        if admitted {
            *left -= 1.0;
        }
        admitted
    }
}
