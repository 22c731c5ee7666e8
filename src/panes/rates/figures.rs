//! The box that names each figure of a row, and what each opens. Knows not how the rows are drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::{Shown, notes, title, whose_title};
use crate::layer::{Desk, Layer};
use crate::model::show::show_count;
use crate::model::{Id, Kind, Link};
use crate::panes::listing::Listing;
use crate::panes::record::Reading;
use crate::report::quotas::Left;
use crate::report::rates::{Base, Row};
use crate::report::share::Share;
use crate::store::request::{Behind, Class, Counted, Whose};
use crate::text::width::{display_width, fit, pad};
use crate::text::{Label, Lang, Message, many};
use crate::ui::detail::Tab;
use crate::ui::lines::Lines;
use crate::ui::{glyph, table, theme};

/// Whose figures a box names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The selected row's.
    Row,
    /// The members' heads that the bloc's base is the sum of.
    Summed,
    /// The members that nominated nobody.
    None,
    /// The members whose base is not known.
    Unknown,
}

/// A box that is open.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// Whose figures it names.
    pub of: Of,
    /// Where the cursor stands in them.
    pub at: Lines,
}

impl Figures {
    /// The box, its first figure chosen.
    pub fn new(of: Of) -> Self {
        Self { of, at: Lines::default() }
    }
}

/// What a figure opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// The nominations that it counts.
    Nominations(Behind),
    /// The record that it was entered in.
    Record(Link),
    /// The members that it counts.
    Members(Of),
}

/// A figure of a row.
pub struct Figure {
    label: String,
    value: String,
    /// What it opens, or why it is not known.
    pub leads: Result<Leads, Message>,
}

impl Figure {
    fn known(label: Label, value: String, leads: Leads, desk: &Desk) -> Self {
        Self { label: desk.say(label).to_owned(), value, leads: Ok(leads) }
    }

    fn unknown(label: Label, why: &Message, desk: &Desk) -> Self {
        let why = Message::new(format!("chưa rõ – {}", why.vi), format!("unknown – {}", why.en));
        let value = why.in_lang(desk.lang).to_owned();
        Self { label: desk.say(label).to_owned(), value, leads: Err(why) }
    }
}

/// What `leads` opens on a screen of its own; `None` for what stays in the box.
pub fn screen(leads: &Leads, desk: &Desk) -> Option<Box<dyn Layer>> {
    match leads {
        Leads::Nominations(behind) => Some(Box::new(Listing::behind(*behind))),
        Leads::Record(link) => Some(Box::new(Reading::new(desk.catalog.get(*link)?, Tab::Record))),
        Leads::Members(_) => None,
    }
}

/// The figures that a box names: of the row `at` of a class, or of the quotas.
pub fn figures(of: Of, class: Option<Class>, shown: &Shown, at: usize, desk: &Desk) -> Vec<Figure> {
    let Some(class) = class else {
        return shown.quotas.get(at).map(|quota| of_quota(quota, desk)).unwrap_or_default();
    };
    let members = |chosen: &dyn Fn(&Row) -> bool| {
        let rows = shown.rates.members().filter(|(_, row)| chosen(row));
        rows.map(|(id, row)| member(id, row, class, shown, desk)).collect()
    };
    match of {
        Of::Row => {
            let row = shown.rates.rows.get(at);
            row.map(|row| of_row(row, class, shown, desk)).unwrap_or_default()
        }
        Of::Summed => members(&|_| true),
        Of::None => members(&|row| row.count.proposed == 0),
        Of::Unknown => members(&|row| row.base.count().is_none()),
    }
}

/// A member among several: its name, what it is measured on, its record.
fn member(id: Id, row: &Row, class: Class, shown: &Shown, desk: &Desk) -> Figure {
    Figure {
        label: title(id, desk),
        value: measured(row.base, class, shown.rates.year, desk),
        leads: Ok(Leads::Record(Link::new(Kind::Unit, id))),
    }
}

fn measured(base: Base, class: Class, year: i16, desk: &Desk) -> String {
    let says = base.says(class, year);
    let says = says.in_lang(desk.lang);
    match base.count() {
        Some(count) => format!("{} ({says})", show_count(count.into(), desk.lang)),
        None => format!("{} – {says}", desk.say(crate::report::share::UNKNOWN)),
    }
}

fn of_row(row: &Row, class: Class, shown: &Shown, desk: &Desk) -> Vec<Figure> {
    let behind = |counted| Leads::Nominations(Behind { whose: row.whose, class, counted });
    let number = |count: u32| show_count(count.into(), desk.lang);
    let decided = format!("{} ({})", number(row.count.decided), row.decided.says(desk.lang));
    let mut figures = vec![
        Figure::known(
            Label::new("Được đề nghị", "Nominated"),
            nominated(row.count.nominees, row.count.proposed, &row.rate, desk),
            behind(Counted::Proposed),
            desk,
        ),
        Figure::known(Label::new("Đã khen", "Decided"), decided, behind(Counted::Decided), desk),
        base(row, class, shown, desk),
        before(row, class, shown, behind(Counted::Before), desk),
        days(row, behind(Counted::Timed), desk),
    ];
    let own = shown.quotas.iter().filter(|quota| quota.whose == row.whose);
    figures.extend(own.map(|quota| {
        let leads = Leads::Record(Link::new(Kind::Quota, quota.id));
        Figure::known(Label::new("Chỉ tiêu", "Quota"), notes::left(quota, desk), leads, desk)
    }));
    if row.whose == Whose::Bloc {
        figures.extend(members(shown, desk));
    }
    figures
}

/// How many were nominated, in how many nominations where somebody was more than once, and the rate.
fn nominated(nominees: u32, proposed: u32, rate: &Share, desk: &Desk) -> String {
    let number = |count: u32| show_count(count.into(), desk.lang);
    let often = Message::new(
        format!(", {} đề nghị", number(proposed)),
        format!(", in {}", many(proposed, "nomination")),
    );
    let often = if proposed == nominees { "" } else { often.in_lang(desk.lang) };
    let share = desk.say(Label::new("tỷ lệ", "rate"));
    format!("{}{often} ({share} {})", number(nominees), rate.says(desk.lang))
}

fn base(row: &Row, class: Class, shown: &Shown, desk: &Desk) -> Figure {
    let label = Label::new("Tính trên", "Measured on");
    let year = shown.rates.year;
    let leads = match (row.base, row.whose) {
        (Base::Sum(_), _) => Leads::Members(Of::Summed),
        (Base::Published(_), _) => Leads::Record(Link::new(Kind::Bloc, shown.source.tally.bloc)),
        (Base::Own(_), Whose::Member(id)) => Leads::Record(Link::new(Kind::Unit, id)),
        _ => return Figure::unknown(label, &row.base.says(class, year), desk),
    };
    Figure::known(label, measured(row.base, class, year, desk), leads, desk)
}

fn before(row: &Row, class: Class, shown: &Shown, leads: Leads, desk: &Desk) -> Figure {
    let year = shown.rates.year - 1;
    let label = Label::new("Năm trước", "Year before");
    if !shown.source.is_entered(1) {
        let why = Message::new(
            format!("chưa nhập đề nghị nào của năm {year}"),
            format!("no nomination of {year} was entered"),
        );
        return Figure::unknown(label, &why, desk);
    }
    let count = shown.source.count(row.whose, class, 1);
    let value = nominated(count.nominees, count.proposed, &row.before, desk);
    Figure::known(label, value, leads, desk)
}

fn days(row: &Row, leads: Leads, desk: &Desk) -> Figure {
    let label = Label::new("Số ngày", "Days");
    let Some(days) = row.days.median else {
        let why = Message::new(
            "thiếu ngày của sự việc hoặc ngày đề nghị",
            "days of the event or of the proposal are missing",
        );
        return Figure::unknown(label, &why, desk);
    };
    let known = row.days.known;
    let says = Message::new(
        format!("trung vị {days} ({known} đề nghị)"),
        format!("median {days} ({})", many(known, "nomination")),
    );
    Figure::known(label, says.in_lang(desk.lang).to_owned(), leads, desk)
}

/// Of the bloc: how many members nominated nobody, and of how many the base is not known.
fn members(shown: &Shown, desk: &Desk) -> Vec<Figure> {
    let all = shown.rates.members().count();
    let none = if shown.source.is_entered(0) { shown.rates.with_none().count() } else { 0 };
    [
        (Label::new("Chưa có đề nghị", "None nominated"), none, Of::None),
        (
            Label::new("Chưa rõ cơ sở tính", "Base not known"),
            shown.rates.without_base().count(),
            Of::Unknown,
        ),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(label, count, of)| {
        let says = Message::new(
            format!("{count}/{all} thành viên"),
            format!("{count} of {}", many(all, "member")),
        );
        Figure::known(label, says.in_lang(desk.lang).to_owned(), Leads::Members(of), desk)
    })
    .collect()
}

fn of_quota(quota: &Left, desk: &Desk) -> Vec<Figure> {
    let counted = Counted::Using(quota.award);
    let behind = Behind { whose: quota.whose, class: Class::All, counted };
    let record = Leads::Record(Link::new(Kind::Quota, quota.id));
    let used = show_count(quota.used.into(), desk.lang);
    let (label, ratio) = (Label::new("Chỉ tiêu", "Quota"), quota.ratio.map(|it| it.to_string()));
    let ratio = ratio.map(|ratio| format!(" ({ratio})")).unwrap_or_default();
    let allowed = match quota.allowed {
        Ok(allowed) => {
            format!(
                "{}{ratio}; {}",
                show_count(allowed.into(), desk.lang),
                notes::left(quota, desk)
            )
        }
        Err(why) => Figure::unknown(label, &why.says(), desk).value + &ratio,
    };
    vec![
        Figure::known(Label::new("Đã dùng", "Used"), used, Leads::Nominations(behind), desk),
        Figure::known(label, allowed, record, desk),
    ]
}

/// What the box of a row is called, the row in words.
fn head(of: Of, class: Option<Class>, shown: &Shown, at: usize, desk: &Desk) -> String {
    let label = match of {
        Of::Row => {
            let whose = match class {
                Some(_) => shown.rates.rows.get(at).map(|row| row.whose),
                None => shown.quotas.get(at).map(|quota| quota.whose),
            };
            let what = match (class, shown.quotas.get(at)) {
                (None, Some(quota)) => crate::panes::awarded::short(quota.award, desk),
                _ => desk.say(super::view_title(class)).to_owned(),
            };
            let whose = whose.map(|whose| whose_title(whose, desk)).unwrap_or_default();
            return format!("{whose}, {what}");
        }
        Of::Summed => Label::new("Các thành viên", "The members"),
        Of::None => Label::new("Chưa có đề nghị", "None nominated"),
        Of::Unknown => Label::new("Chưa rõ cơ sở tính", "Base not known"),
    };
    format!("{}, {}", desk.say(label), desk.say(super::view_title(class)))
}

/// How many figures of `count` have room in `body`, below the title of their box.
pub fn room(count: usize, body: u16) -> usize {
    count.min(usize::from(body.saturating_sub(1)))
}

/// Draws the box over the lower part of `body`.
pub fn view(
    open: &Figures,
    class: Option<Class>,
    shown: &Shown,
    at: usize,
    desk: &Desk,
    frame: &mut Frame,
    body: Rect,
) {
    let figures = figures(open.of, class, shown, at, desk);
    let height = u16::try_from(room(figures.len(), body.height) + 1).unwrap_or(u16::MAX);
    // A plain screen has one current line: what is behind the box is not read.
    let height = if desk.plain { body.height } else { height.min(body.height) };
    let area = Rect { y: body.bottom() - height, height, ..body };
    frame.render_widget(Clear, area);
    let head = head(open.of, class, shown, at, desk);
    let head = Line::from(Span::styled(head, theme::strong(desk)));
    let rows = table::titled(head, true, desk, frame, area);
    let widest = figures.iter().map(|figure| display_width(&figure.label)).max().unwrap_or(0);
    let widest = widest.min(usize::from(rows.width) / 2);
    let drawn = figures.iter().enumerate().skip(open.at.top);
    for (row, (place, figure)) in (0..rows.height).zip(drawn) {
        let cursor = if place == open.at.cursor { glyph::CURSOR.on(desk) } else { " " };
        let style = if figure.leads.is_ok() { theme::label(desk) } else { theme::dim(desk) };
        let room = usize::from(rows.width).saturating_sub(widest + 4);
        let value = fit(&figure.value, room).into_owned();
        let line = Line::from(vec![
            Span::styled(format!("{cursor} "), theme::accent(desk)),
            Span::styled(format!("{}  ", pad(&figure.label, widest)), style),
            if figure.leads.is_ok() { Span::raw(value) } else { Span::styled(value, style) },
        ]);
        frame.render_widget(line, Rect { y: rows.y + row, height: 1, ..rows });
    }
}

/// Of how many the nominations behind a figure are, where some are nominated more than once.
pub fn of_how_many(nominees: u32, class: Class, lang: Lang) -> String {
    let what = match class {
        Class::All => "đối tượng",
        Class::Collectives => "tập thể",
        Class::Persons | Class::Leaders | Class::Others => "người",
    };
    match lang {
        Lang::Vi => format!("của {} {what}", show_count(nominees.into(), lang)),
        Lang::En => format!("for {}", many(nominees, "nominee")),
    }
}
