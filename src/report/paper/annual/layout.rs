//! What a year-end report looks like, and the places in it. Knows no record.

use crate::report::paper::content::Place;
use crate::report::paper::layout::{Block, Column, Row, at};
use crate::report::paper::scores;
use crate::text::Label;

/// A point of a list: one text.
const POINT: &[Block] = &[Block::Point(at("{{text}}"))];

/// What it looks like.
pub const LAYOUT: &[Block] = &[
    Block::Head,
    Block::Title(
        Label::new("Báo cáo", "Report"),
        Label::new(
            "Tổng kết công tác thi đua, khen thưởng năm {{year}} \
             và phương hướng, nhiệm vụ năm {{next_year}} của {{bloc}}",
            "On emulation and commendation in {{year}} and the tasks of {{next_year}} of {{bloc}}",
        ),
    ),
    Block::Heading(Label::new("I. ĐẶC ĐIỂM, TÌNH HÌNH", "I. SETTING")),
    Block::Paragraph(Label::new(
        "{{bloc}} năm {{year}} có {{member_count}} đơn vị thành viên: {{members}}; \
         {{unit_count}} đơn vị trực thuộc, {{staff_count}} công chức, viên chức, người lao động.",
        "In {{year}} {{bloc}} had {{member_count}} members: {{members}}; \
         {{unit_count}} subordinate units and a staff of {{staff_count}}.",
    )),
    Block::Paragraph(Label::new("Trưởng Khối: {{chair}}.", "Chair: {{chair}}.")),
    Block::Paragraph(Label::new("Phó Trưởng Khối: {{deputies}}.", "Deputy: {{deputies}}.")),
    Block::Paragraph(at("{{setting}}")),
    Block::Heading(Label::new("II. KẾT QUẢ THỰC HIỆN", "II. RESULTS")),
    Block::Subheading(Label::new("1. Công tác chỉ đạo, tổ chức", "1. How it was led")),
    Block::Paragraph(at("{{work}}")),
    Block::Paragraph(Label::new("Các cuộc họp, hội nghị của Khối:", "Meetings of the bloc:")),
    Block::Each("meetings", POINT),
    Block::Paragraph(Label::new("Hoạt động phối hợp:", "Joint activities:")),
    Block::Each("activities", POINT),
    Block::Subheading(Label::new(
        "2. Thực hiện phương hướng, nhiệm vụ năm {{year}}",
        "2. The tasks of {{year}}",
    )),
    Block::Each("directions", POINT),
    Block::Subheading(Label::new(
        "3. Kết quả của các đơn vị thành viên",
        "3. What the members achieved",
    )),
    Block::Each(
        "achievers",
        &[Block::Paragraph(at("{{unit}}:")), Block::Each("achievements", POINT)],
    ),
    Block::Subheading(Label::new("4. Công tác khen thưởng", "4. Commendation")),
    Block::Paragraph(Label::new(
        "Năm {{year}} có {{individual_count}} cá nhân, {{collective_count}} tập thể được đề nghị; \
         đã có quyết định: {{decided_count}} đề nghị.",
        "In {{year}} {{individual_count}} individuals and {{collective_count}} collectives were nominated; \
         nominations decided: {{decided_count}}.",
    )),
    Block::Each("awards", &[Block::Point(at("{{award}}: {{says}}"))]),
    Block::Paragraph(Label::new(
        "Tỷ lệ đề nghị khen thưởng theo đơn vị thành viên:",
        "Nomination rates by member:",
    )),
    Block::Table(
        &[
            Column::new("Đơn vị", "Unit", 18).on_paper(34),
            Column::number("Cá nhân", "Individuals", 7).on_paper(10),
            Column::number("Số người", "Staff", 6).on_paper(11),
            Column::number("Tỷ lệ", "Rate", 7).on_paper(11),
            Column::number("Tập thể", "Collectives", 7).on_paper(10),
            Column::number("Số đơn vị", "Units", 6).on_paper(11),
            Column::number("Tỷ lệ", "Rate", 7).on_paper(11),
        ],
        &[Row::each(
            "rates",
            &[
                at("{{unit}}"),
                at("{{individuals}}"),
                at("{{staff}}"),
                at("{{individual_rate}}"),
                at("{{collectives}}"),
                at("{{units}}"),
                at("{{collective_rate}}"),
            ],
        )],
    ),
    Block::Subheading(Label::new("5. Kết quả chấm điểm", "5. Scores")),
    scores::TABLE,
    Block::Paragraph(at("{{scores_remark}}")),
    Block::Heading(Label::new("III. ĐÁNH GIÁ CHUNG", "III. ASSESSMENT")),
    Block::Subheading(Label::new("1. Ưu điểm", "1. Strengths")),
    Block::Paragraph(at("{{strengths}}")),
    Block::Subheading(Label::new("2. Tồn tại, hạn chế", "2. Shortcomings")),
    Block::Paragraph(at("{{shortcomings}}")),
    Block::Subheading(Label::new("3. Nguyên nhân", "3. Causes")),
    Block::Paragraph(at("{{causes}}")),
    Block::Heading(Label::new(
        "IV. KIẾN NGHỊ CỦA CÁC ĐƠN VỊ THÀNH VIÊN",
        "IV. PROPOSALS OF THE MEMBERS",
    )),
    Block::Each("proposals", &[Block::Point(at("{{unit}}: {{text}} ({{decision}})"))]),
    Block::Heading(Label::new(
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{next_year}}",
        "V. TASKS OF {{next_year}}",
    )),
    Block::Paragraph(at("{{aim}}")),
    Block::Each("next_directions", POINT),
    Block::Heading(Label::new("VI. ĐỀ XUẤT, KIẾN NGHỊ VỚI CẤP TRÊN", "VI. ASKED OF THOSE ABOVE")),
    Block::Paragraph(at("{{requests}}")),
    Block::Closing(
        &[
            Label::new("- Hội đồng TĐKT {{authority}};", "- The Council of {{authority}};"),
            Label::new("- Các đơn vị thành viên;", "- The members;"),
            Label::new("- Lưu: Ban Thư ký {{bloc}}.", "- File: secretariat of {{bloc}}."),
        ],
        crate::report::paper::CHAIR_SIGNS,
    ),
];

const TEXT: &[Place] = &[Place::text("text", "một dòng", "one line")];

/// Its places, besides those of the head.
pub const PLACES: &[Place] = &[
    Place::text("bloc", "tên Khối", "the bloc"),
    Place::text("year", "năm báo cáo", "the year reported on"),
    Place::text("next_year", "năm sau", "the year after"),
    Place::text("chair", "đơn vị Trưởng Khối năm đó", "the unit that holds the chair"),
    Place::text("chair_person", "người đại diện Trưởng Khối, ký tên", "who signs for the chair"),
    Place::text("deputies", "Phó Trưởng Khối", "the deputies"),
    Place::text("member_count", "số đơn vị thành viên", "how many members"),
    Place::text("members", "tên các đơn vị thành viên", "the members"),
    Place::text("unit_count", "số đơn vị trực thuộc", "how many subordinate units"),
    Place::text("staff_count", "số người", "how large the staff"),
    Place::text("setting", "phần viết: đặc điểm, tình hình", "written: the setting"),
    Place::text("work", "phần viết: công tác chỉ đạo, tổ chức", "written: how it was led"),
    Place::rows("meetings", "các cuộc họp trong năm", "meetings of the year", TEXT),
    Place::rows("activities", "hoạt động phối hợp", "joint activities", TEXT),
    Place::rows(
        "directions",
        "phương hướng của năm và kết quả",
        "the year's tasks and results",
        TEXT,
    ),
    Place::rows(
        "achievers",
        "đơn vị có thành tích",
        "units with achievements",
        &[
            Place::text("unit", "đơn vị", "the unit"),
            Place::rows("achievements", "thành tích", "what it achieved", TEXT),
        ],
    ),
    Place::text("individual_count", "số cá nhân được đề nghị", "how many individuals"),
    Place::text("collective_count", "số tập thể được đề nghị", "how many collectives"),
    Place::text("decided_count", "số đề nghị đã có quyết định", "how many were decided"),
    Place::rows(
        "awards",
        "danh hiệu, hình thức được đề nghị",
        "the awards proposed",
        &[
            Place::text("award", "danh hiệu, hình thức", "the award"),
            Place::text("says", "bao nhiêu cá nhân, tập thể", "for how many of whom"),
            Place::text("individuals", "số cá nhân", "how many individuals"),
            Place::text("collectives", "số tập thể", "how many collectives"),
        ],
    ),
    Place::rows(
        "rates",
        "tỷ lệ của Khối và từng thành viên",
        "rates of the bloc and each member",
        &[
            Place::text("unit", "đơn vị", "the unit"),
            Place::text("individuals", "số cá nhân được đề nghị", "individuals nominated"),
            Place::text("staff", "số người", "its staff"),
            Place::text("individual_rate", "tỷ lệ cá nhân", "rate of individuals"),
            Place::text("collectives", "số tập thể được đề nghị", "collectives nominated"),
            Place::text("units", "số đơn vị trực thuộc", "its subordinate units"),
            Place::text("collective_rate", "tỷ lệ tập thể", "rate of collectives"),
        ],
    ),
    scores::ROWS,
    scores::REMARK,
    Place::text("strengths", "phần viết: ưu điểm", "written: strengths"),
    Place::text("shortcomings", "phần viết: tồn tại, hạn chế", "written: shortcomings"),
    Place::text("causes", "phần viết: nguyên nhân", "written: causes"),
    Place::rows(
        "proposals",
        "kiến nghị cho năm sau",
        "proposals for the year after",
        &[
            Place::text("unit", "đơn vị kiến nghị", "the proposing unit"),
            Place::text("text", "nội dung", "what it proposed"),
            Place::text("decision", "kết luận", "the decision"),
        ],
    ),
    Place::text("aim", "phần viết: phương hướng chung", "written: the aim"),
    Place::rows("next_directions", "phương hướng năm sau", "tasks of the year after", TEXT),
    Place::text(
        "requests",
        "phần viết: đề xuất với cấp trên",
        "written: what is asked of those above",
    ),
];
