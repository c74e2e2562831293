// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_page.h"

#include "core/base/temporary_file.h"
#include "ui/export/pdf_cover.h"
#include "ui/export/pdf_evidence.h"
#include "ui/export/pdf_markdown.h"
#include "ui/export/pdf_timeline.h"

#include <algorithm>
#include <utility>

namespace muscope {

namespace {

using paper::Point;

constexpr qreal FactLabelWidth = 118 * Point;
constexpr qreal ListIndent = 11 * Point;
constexpr qreal SectionRoom = 80 * Point; // below a section's title, at the least
constexpr qreal EvidenceRoom = 130 * Point;
constexpr qreal HeadingRoom = 112 * Point; // with a sentence and two lanes below

QString latin(const char* text) {
    return QString::fromUtf8(text);
}

} // namespace

void PdfPage::begin(const Report& report, std::span<const Section> sections) {
    const QString store = m_text.line(report.question.store, TextStyle::Face::Code);
    const QString title = QStringLiteral("Session report");
    m_paper.emplace(m_file, m_style, title, store);
    m_title = title + QStringLiteral(": ") + store;
    m_version = QString::fromStdString(report.question.version);
    m_madeAt = QString::fromStdString(report.question.madeAt);
    PdfCover(*m_paper, m_style, m_text).set(report, sections);
    m_paper->startPage();
}

void PdfPage::end() {
    open(0);
    m_paper->space(16);
    sentence("Made by muscope. A receipt shows damage and one-sided edits; it does not show who "
             "made a change.",
             m_style.muted);
    checkFile();
}

PdfAdditions PdfPage::finish() {
    PdfAdditions additions = m_paper->finish();
    additions.title = m_title;
    additions.creator = QStringLiteral("muscope ") + m_version;
    additions.madeAt = m_madeAt;
    return additions;
}

// Qt's PDF engine does not tell when what it writes does not reach the disk.
void PdfPage::checkFile() {
    if (m_status && m_file.error() != QFileDevice::NoError) {
        m_status = temporaryFailure(QStringLiteral("pages"), m_file.errorString());
    }
}

void PdfPage::section(const Section& section) {
    open(0); // one that nothing was told in
    m_section = latin(section.title);
}

// Sets the title that waits, on the page of what comes below it.
void PdfPage::open(qreal height) {
    if (m_section.isEmpty()) {
        m_paper->keep(height);
        return;
    }
    const QString text = std::exchange(m_section, QString());
    const TextBlock title(StyledText(text, m_style.section), m_paper->width());
    m_paper->space(18);
    m_paper->keep(title.height() + std::max(height, SectionRoom));
    m_paper->bookmark(text, 0);
    m_paper->set(title);
    m_paper->space(5);
}

void PdfPage::heading(std::string_view text) {
    const QString shown = m_text.line(text);
    open(HeadingRoom);
    m_paper->space(6);
    m_paper->keep(HeadingRoom);
    m_paper->bookmark(shown, 1);
    m_paper->set(TextBlock(StyledText(shown, m_style.heading), m_paper->width()));
    m_paper->space(2);
}

void PdfPage::sentence(std::string_view text, const TextStyle& style) {
    m_paper->set(TextBlock(StyledText(m_text.line(text, style.face), style), m_paper->width()));
}

void PdfPage::paragraph(std::string_view text) {
    open(0);
    sentence(text, m_style.muted);
    m_paper->space(4);
}

void PdfPage::list(std::span<const std::string> sentences) {
    open(0);
    for (const std::string& one : sentences) {
        const TextBlock text(StyledText(m_text.line(one), m_style.body),
                             m_paper->width() - ListIndent);
        m_paper->keep(std::min(text.lineCount(), 2) * text.lineHeight());
        TextBlock(StyledText(QStringLiteral("•"), m_style.muted), ListIndent)
            .draw(m_paper->painter(), {m_paper->left() + 2 * Point, m_paper->y()});
        m_paper->set(text, ListIndent);
        m_paper->space(1.5);
    }
}

void PdfPage::facts(std::span<const PageFact> facts) {
    open(0);
    for (const PageFact& fact : facts) {
        const TextStyle& style = fact.style == CellStyle::Code ? m_style.code : m_style.body;
        const TextBlock value(StyledText(m_text.line(fact.value, style.face), style),
                              m_paper->width() - FactLabelWidth);
        const TextBlock label(StyledText(m_text.line(fact.label), m_style.muted), FactLabelWidth);
        m_paper->keep(std::min(value.lineCount(), 3) * m_style.body.lineHeight);
        label.draw(m_paper->painter(), {m_paper->left(), m_paper->y()});
        const qreal lift = (m_style.body.lineHeight - value.lineHeight()) / 2;
        m_paper->advance(lift);
        m_paper->set(value, FactLabelWidth);
        m_paper->advance(lift);
        m_paper->space(2);
    }
}

void PdfPage::beginTable(std::span<const PageColumn> columns) {
    std::vector<PdfTable::Column> onPaper;
    for (const PageColumn& column : columns) {
        onPaper.push_back({latin(column.title), column.style});
    }
    m_table.emplace(*m_paper, m_style, std::move(onPaper), [this](qreal height) { open(height); });
}

void PdfPage::row(std::span<const PageCell> cells, bool fails) {
    std::vector<PdfTable::Cell> onPaper;
    for (const PageCell& cell : cells) {
        onPaper.push_back({m_text.line(cell.text), cell.sign});
    }
    m_table->row(std::move(onPaper), fails);
    checkFile();
}

void PdfPage::endTable() {
    m_table->end();
    m_table.reset();
}

void PdfPage::picture(const TimelinePicture& picture) {
    open(0);
    PdfTimeline(*m_paper, m_style, m_text).draw(picture);
    checkFile();
}

void PdfPage::failure(const FailedReceipt& failed) {
    open(EvidenceRoom);
    PdfEvidence(*m_paper, m_style, m_text).setFailure(failed);
    checkFile();
}

void PdfPage::problem(const ReportProblem& problem) {
    open(0);
    PdfEvidence(*m_paper, m_style, m_text).setProblem(problem);
    checkFile();
}

void PdfPage::ownMarkdown(std::string_view markdown) {
    open(0);
    PdfMarkdown(*m_paper, m_style).set(markdown);
}

void PdfPage::beginEvents() {
    m_events = 0;
    m_session.clear();
}

void PdfPage::event(const ReportEvent& event) {
    if (m_events == 0 || m_session != event.stored.sessionId) {
        m_session = event.stored.sessionId;
        heading(m_session);
    }
    ++m_events;
    PdfEvidence(*m_paper, m_style, m_text).setEvent(event);
    checkFile();
}

void PdfPage::endEvents() {
    if (m_events == 0) {
        paragraph("There is none.");
    }
}

} // namespace muscope
