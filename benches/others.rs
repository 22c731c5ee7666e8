//! Other programs at the same work, where they are installed: `LibreOffice`, and a Python with openpyxl, which `PYTHON`
//! names. Knows no store.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::table::timed;

/// Milliseconds that a program takes; `None` where it is not there or fails.
fn run(command: &mut Command) -> Option<f64> {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let (ended, spent) = timed(|| quiet.status());
    ended.is_ok_and(|status| status.success()).then_some(spent)
}

/// Milliseconds that `LibreOffice` takes to make a file with this ending of `file`.
pub fn soffice(file: &Path, ending: &str) -> Option<f64> {
    let folder = std::env::temp_dir().join("thidua-soffice");
    let profile = format!("-env:UserInstallation=file://{}", folder.display());
    let convert = |from: &Path| {
        let mut command = Command::new("soffice");
        command.args([&profile, "--headless", "--convert-to", ending, "--outdir"]);
        run(command.arg(&folder).arg(from))
    };
    // The first start makes its profile.
    let small = folder.join("first.csv");
    std::fs::create_dir_all(&folder).ok()?;
    std::fs::write(&small, "a\n").ok()?;
    convert(&small)?;
    convert(file)
}

/// Milliseconds that openpyxl takes to read the workbook `file`.
pub fn openpyxl_reads(file: &Path) -> Option<f64> {
    let script = "import sys, openpyxl\n\
        book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)\n\
        print(sum(len(row) for row in book.active.iter_rows(values_only=True)))\n";
    run(python(script).arg(file))
}

/// Milliseconds that openpyxl takes to write the cells of the CSV file `file` as a workbook beside it.
pub fn openpyxl_writes(file: &Path) -> Option<f64> {
    let script = "import csv, sys, openpyxl\n\
        book = openpyxl.Workbook(write_only=True)\n\
        sheet = book.create_sheet()\n\
        with open(sys.argv[1], encoding='utf-8-sig', newline='') as lines:\n\
        \x20   for row in csv.reader(lines):\n\
        \x20       sheet.append(row)\n\
        book.save(sys.argv[1] + '.xlsx')\n";
    run(python(script).arg(file))
}

fn python(script: &str) -> Command {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut command = Command::new(python);
    command.args(["-c", script]);
    command
}
