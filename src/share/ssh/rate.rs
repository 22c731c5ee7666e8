//! How often each address may knock. Knows no clock but the one it is asked at.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Instant;

/// Addresses that are remembered; when there are more, those that have been quiet are forgotten.
const ADDRESSES: usize = 10_000;

/// What each address has left.
#[derive(Debug)]
pub struct Rate {
    /// Connections that an address may make at once.
    burst: f64,
    /// Connections that it may make each second after that.
    each_second: f64,
    left: HashMap<IpAddr, (f64, Instant)>,
}

impl Rate {
    /// So many connections at once, and so many each second after that.
    pub fn new(burst: u32, each_second: u32) -> Self {
        let (burst, each_second) = (burst.into(), each_second.into());
        Self { burst, each_second, left: HashMap::new() }
    }

    /// Whether `from` may come in now; counts it.
    pub fn admits(&mut self, from: IpAddr) -> bool {
        self.admits_at(from, Instant::now())
    }

    fn admits_at(&mut self, from: IpAddr, now: Instant) -> bool {
        let (burst, each_second) = (self.burst, self.each_second);
        let refilled = |left: f64, since: Instant| {
            (left + now.saturating_duration_since(since).as_secs_f64() * each_second).min(burst)
        };
        if self.left.len() >= ADDRESSES {
            self.left.retain(|_, (left, since)| refilled(*left, *since) < burst);
        }
        let (left, since) = self.left.entry(from).or_insert((burst, now));
        (*left, *since) = (refilled(*left, *since), now);
        let admitted = *left >= 1.0;
        if admitted {
            *left -= 1.0;
        }
        admitted
    }
}
