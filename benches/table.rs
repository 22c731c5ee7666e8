//! Plain tables: one column for each size, measured in a process of its own. Knows not what is measured.

use std::hint::black_box;
use std::process::Command;
use std::time::Instant;

/// What was measured, in the order it was: milliseconds unless the name says otherwise.
pub type Measures = Vec<(String, f64)>;

/// Sizes that are measured where none are named.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Measures every size named on the command line and prints the table.
pub fn run(measure: fn(usize) -> Measures) {
    let words: Vec<String> = std::env::args().collect();
    let named: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if let ([size], true) = (named.as_slice(), words.iter().any(|word| word == "--alone")) {
        for (name, value) in measure(*size) {
            println!("{name}\t{value}");
        }
        return;
    }
    let sizes = if named.is_empty() { SIZES.to_vec() } else { named };
    let columns: Vec<Measures> = sizes.iter().map(|size| alone(*size)).collect();
    let heads: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    print("nominations", &heads, &columns);
}

/// Measures one size in a process of its own, so that its memory is its own, too.
fn alone(size: usize) -> Measures {
    let program = std::env::current_exe().expect("the bench's own path");
    let output = Command::new(program).arg("--alone").arg(size.to_string()).output();
    let output = output.expect("the bench starts itself");
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect()
}

/// Prints the columns side by side with the ratio of the last to the first.
pub fn print(corner: &str, heads: &[String], columns: &[Measures]) {
    let row = |name: &str, cells: &[String], ratio: &str| {
        print!("{name:46}");
        for cell in cells {
            print!("{cell:>12}");
        }
        println!("{ratio:>14}");
    };
    row(corner, heads, "last : first");
    for (name, first) in columns.first().into_iter().flatten() {
        let of = |column: &Measures| column.iter().find(|(other, _)| other == name).map(|it| it.1);
        let cell =
            |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
        let last = columns.last().and_then(of).filter(|_| *first > 0.0);
        let ratio = last.map_or("–".to_owned(), |last| format!("{:.1}", last / first));
        let cells: Vec<String> = columns.iter().map(|column| cell(of(column))).collect();
        row(name, &cells, &ratio);
    }
}

/// What `work` gives and how many milliseconds it takes.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = black_box(work());
    (done, milliseconds(start))
}

/// Milliseconds since `start`.
pub fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// The memory of this process that is resident, in MiB.
pub fn resident() -> f64 {
    memory("VmRSS:")
}

/// The most memory of this process that was resident since [`forget_peak`], in MiB.
pub fn peak() -> f64 {
    memory("VmHWM:")
}

/// Begins anew with what [`peak`] tells.
pub fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").expect("the system to forget it");
}

fn memory(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    let kilobytes = line.split_whitespace().nth(1).and_then(|text| text.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// The value below which this share of `values` lies; 0 of none.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}
