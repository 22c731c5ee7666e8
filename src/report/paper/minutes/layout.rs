//! What the minutes of a meeting look like, and the places in them. Knows no record.

use crate::report::paper::content::Place;
use crate::report::paper::layout::{Block, Column, Row, Signer, at};
use crate::text::Label;

/// A point of a list: one text.
const POINT: &[Block] = &[Block::Point(at("{{text}}"))];

/// What they look like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(Label::new("Biên bản", "Minutes"), at("{{title}}")),
    Block::Heading(Label::new("I. THỜI GIAN, ĐỊA ĐIỂM", "I. TIME AND PLACE")),
    Block::Paragraph(Label::new("Thời gian: {{when}}", "Time: {{when}}")),
    Block::Paragraph(Label::new("Địa điểm: {{place}}", "Place: {{place}}")),
    Block::Paragraph(Label::new("Hình thức: {{form}}", "Held: {{form}}")),
    Block::Each(
        "reasons",
        &[Block::Paragraph(Label::new("Lý do: {{reason}}", "Reason: {{reason}}"))],
    ),
    Block::Paragraph(Label::new("Loại cuộc họp: {{kind}}", "Kind of meeting: {{kind}}")),
    Block::Heading(Label::new("II. THÀNH PHẦN", "II. WHO TOOK PART")),
    Block::Paragraph(Label::new("Chủ trì: {{presides}}", "Presides: {{presides}}")),
    Block::Paragraph(Label::new("Thư ký: {{secretary}}", "Secretary: {{secretary}}")),
    Block::Paragraph(Label::new("Dự họp:", "Present:")),
    Block::Each("present", POINT),
    Block::Each(
        "away",
        &[Block::Paragraph(Label::new("Vắng:", "Absent:")), Block::Each("absent", POINT)],
    ),
    Block::Paragraph(Label::new(
        "Đơn vị thành viên có mặt: {{members}}",
        "Members of the bloc present: {{members}}",
    )),
    Block::Heading(Label::new("III. DIỄN BIẾN", "III. PROCEEDINGS")),
    Block::Paragraph(Label::new("Chương trình:", "Agenda:")),
    Block::Each("agenda", POINT),
    Block::Paragraph(Label::new("Báo cáo:", "Reports:")),
    Block::Each("reports", POINT),
    Block::Paragraph(Label::new("Phát biểu:", "Statements:")),
    Block::Each("statements", POINT),
    Block::Each(
        "reviews",
        &[
            Block::Paragraph(Label::new(
                "Kết quả thực hiện phương hướng năm {{year}}:",
                "What became of the directions of {{year}}:",
            )),
            Block::Each("directions", POINT),
        ],
    ),
    Block::Heading(Label::new("IV. KIẾN NGHỊ, PHƯƠNG HƯỚNG", "IV. PROPOSALS AND DIRECTIONS")),
    Block::Paragraph(Label::new("Kiến nghị:", "Proposals:")),
    Block::Each(
        "proposals",
        &[
            Block::Point(at("{{text}}")),
            Block::Below(Label::new("Kết luận: {{decision}}", "Decision: {{decision}}")),
        ],
    ),
    Block::Each(
        "ballots",
        &[
            Block::Paragraph(Label::new(
                "Bỏ phiếu {{code}}: {{counts}}",
                "Ballot {{code}}: {{counts}}",
            )),
            Block::Table(
                &[
                    Column::number("TT", "No.", 3).on_paper(5),
                    Column::new("Nội dung bỏ phiếu", "Voted on", 45),
                    Column::number("Phiếu tán thành", "In favour", 9).on_paper(12),
                    Column::new("Kết quả", "Result", 10).on_paper(14),
                ],
                &[Row::each(
                    "items",
                    &[at("{{no}}"), at("{{text}}"), at("{{votes}}"), at("{{result}}")],
                )],
            ),
        ],
    ),
    Block::Paragraph(Label::new(
        "Phương hướng năm {{year_planned}}:",
        "Directions for {{year_planned}}:",
    )),
    Block::Each("set", POINT),
    Block::Heading(Label::new("V. KẾT QUẢ", "V. RESULTS")),
    Block::Paragraph(at("{{results}}")),
    Block::Paragraph(Label::new(
        "Hội nghị kết thúc lúc {{end}} cùng ngày.",
        "The meeting ended at {{end}} on the same day.",
    )),
    Block::Signatures([
        Signer { part: Label::new("Thư ký", "Secretary"), name: "{{secretary_name}}" },
        Signer {
            part: Label::new("Chủ trì", "Chair of the meeting"), name: "{{presider_name}}"
        },
    ]),
];

const TEXT: &[Place] = &[Place::text("text", "một dòng", "one line")];

/// Somebody at the meeting.
const ATTENDEE: &[Place] = &[
    Place::text(
        "text",
        "người dự, đơn vị, vai trò trên một dòng",
        "person, unit, role on one line",
    ),
    Place::text("person", "người dự", "the person"),
    Place::text("unit", "đơn vị", "the unit"),
    Place::text("role", "vai trò", "the role"),
];

/// Their places, besides those of the head.
pub const PLACES: &[Place] = &[
    Place::text("bloc", "tên Khối", "the bloc"),
    Place::text("title", "tên hội nghị", "the title of the meeting"),
    Place::text("when", "giờ, ngày", "hour and day"),
    Place::text("place", "địa điểm", "place"),
    Place::text("form", "hình thức: trực tiếp, trực tuyến …", "in person, online …"),
    Place::rows(
        "reasons",
        "lý do hoãn hoặc hủy; không có thì không có dòng nào",
        "why it was postponed or cancelled; no row where it was not",
        &[Place::text("reason", "lý do", "the reason")],
    ),
    Place::text("kind", "loại cuộc họp", "kind of meeting"),
    Place::text("presides", "người chủ trì, đơn vị", "who presides, for which unit"),
    Place::text("presider_name", "họ tên người chủ trì", "the name of who presides"),
    Place::text("secretary", "thư ký, có Ông/Bà", "the secretary, addressed"),
    Place::text("secretary_name", "họ tên thư ký", "the name of the secretary"),
    Place::rows("present", "người dự họp", "who was present", ATTENDEE),
    Place::rows(
        "away",
        "một dòng nếu có người vắng",
        "one row where somebody was absent",
        &[Place::rows("absent", "người vắng", "who was absent", ATTENDEE)],
    ),
    Place::text(
        "members",
        "số đơn vị thành viên có mặt, đủ tỷ lệ hay không",
        "members present, and whether the quorum was reached",
    ),
    Place::rows("agenda", "chương trình", "agenda", TEXT),
    Place::rows("reports", "báo cáo đã trình bày", "reports given", TEXT),
    Place::rows("statements", "ý kiến phát biểu", "statements made", TEXT),
    Place::rows(
        "reviews",
        "một dòng nếu có phương hướng của năm được tổng kết",
        "one row where the year reviewed had directions",
        &[
            Place::text("year", "năm được tổng kết", "the year reviewed"),
            Place::rows("directions", "kết quả từng việc", "what became of each", TEXT),
        ],
    ),
    Place::rows(
        "proposals",
        "kiến nghị tại hội nghị",
        "proposals made",
        &[
            Place::text("text", "ai kiến nghị điều gì", "who proposed what"),
            Place::text("decision", "kết luận", "the decision"),
        ],
    ),
    Place::rows(
        "ballots",
        "các cuộc bỏ phiếu",
        "ballots",
        &[
            Place::text("code", "mã cuộc bỏ phiếu", "its code"),
            Place::text(
                "counts",
                "số người được bỏ phiếu, có mặt",
                "who may vote, who was present",
            ),
            Place::rows(
                "items",
                "nội dung bỏ phiếu",
                "what was voted on",
                &[
                    Place::text("no", "số thứ tự", "number"),
                    Place::text("text", "đề nghị khen thưởng", "the nomination"),
                    Place::text("votes", "số phiếu tán thành", "votes in favour"),
                    Place::text("result", "thông qua hay không", "whether it passed"),
                ],
            ),
        ],
    ),
    Place::text("year_planned", "năm được đặt kế hoạch", "the year planned"),
    Place::rows("set", "phương hướng được đặt ra", "directions that were set", TEXT),
    Place::text("results", "kết quả hội nghị", "what came of it"),
    Place::text("end", "giờ kết thúc, để điền tay", "when it ended, to be filled in by hand"),
];
