// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_evidence.h"

#include "core/report/payload_start.h"
#include "core/report/report_text.h"

#include <array>

namespace muscope {

namespace {

using paper::Point;

constexpr qreal SignIndent = 13 * Point; // of what stands beside a sign
constexpr qreal EvidenceSignSize = 9 * Point;
constexpr qreal HeadRoom = 74 * Point;     // with some lines of what follows
constexpr qreal ExcerptRoom = 112 * Point; // with a sentence and the first of the texts
const QString Gap = QStringLiteral("   ");

std::string_view nameOf(const ReportPlace& place) {
    return place.name.empty() ? place.type : place.name;
}

} // namespace

void PdfEvidence::setHead(const Head& head, const ReportPlace& place) {
    StyledText text(m_text.line(head.name), m_style.strong);
    TextStyle said = m_style.body;
    said.color = head.saidColor;
    text.add(head.said.empty() ? QString() : Gap + m_text.line(head.said), said);
    if (place.number > 0) {
        text.add(Gap + u'#' + QString::fromStdString(countText(place.number)), m_style.mutedCode);
    }
    text.add(head.name == place.type || head.said == place.type ? QString()
                                                                : Gap + m_text.line(place.type),
             m_style.muted);
    text.add(head.remark.empty() ? QString() : Gap + m_text.line(head.remark), m_style.muted);
    StyledText where;
    for (const auto& [label, value] :
         std::array{std::pair{"", &place.time}, std::pair{"event ", &place.event},
                    std::pair{"session ", &place.session}}) {
        if (!value->empty()) {
            where.add((where.text().isEmpty() ? QString() : Gap) + QString::fromLatin1(label) +
                          m_text.line(*value, TextStyle::Face::Code),
                      m_style.marginCode);
        }
    }
    m_paper.keep(HeadRoom);
    const qreal indent = head.sign ? SignIndent : 0;
    if (head.sign) {
        m_style.signs.paint(
            m_paper.painter(),
            QRectF(m_paper.left(), m_paper.y(), EvidenceSignSize, m_style.strong.lineHeight),
            *head.sign);
    }
    m_paper.set(TextBlock(text, m_paper.width() - indent), indent);
    if (!where.text().isEmpty()) {
        m_paper.set(TextBlock(where, m_paper.width() - indent), indent);
    }
    m_paper.space(2);
}

void PdfEvidence::setSentence(std::string_view text, const TextStyle& style) {
    m_paper.set(TextBlock(StyledText(m_text.line(text), style), m_paper.width()));
}

void PdfEvidence::setLabel(const std::string& text) {
    m_paper.space(3);
    m_paper.keep(4 * m_style.body.lineHeight);
    setSentence(text, m_style.margin);
    m_paper.space(1.5);
}

void PdfEvidence::setCode(const std::string& label, std::string_view text) {
    setLabel(label);
    m_paper.setOnGround(StyledText(m_text.lines(text), m_style.code),
                        m_style.color(ColorRole::Code));
}

void PdfEvidence::setExcerpt(const std::string& label, const ReportExcerpt& excerpt) {
    setLabel(label + " · " + countText(excerpt.size, "byte", "bytes"));
    const QString cut = QStringLiteral("…");
    TextStyle marked = m_style.code;
    marked.color = m_style.color(ColorRole::OnFailure);
    StyledText text((excerpt.isCutBefore ? cut : QString()) + m_text.lines(excerpt.before),
                    m_style.code);
    text.add(m_text.lines(excerpt.differing), marked, m_style.color(ColorRole::Differs));
    text.add(m_text.lines(excerpt.after) + (excerpt.isCutAfter ? cut : QString()), m_style.code);
    m_paper.setOnGround(text, m_style.color(ColorRole::Code));
}

void PdfEvidence::setFailure(const FailedReceipt& failed) {
    m_paper.space(10);
    m_paper.keep(ExcerptRoom);
    setHead({failed.verdict, nameOf(failed.place), verdictText(failed.verdict),
             m_style.signs.colorOf(failed.verdict)},
            failed.place);
    setSentence(failureSentence(failed), m_style.body);
    if (failed.stored && failed.turnedBack) {
        setExcerpt("Stored " + failed.subject, *failed.stored);
        setExcerpt("Receipt, turned back" + (failed.rule.empty() ? "" : " (" + failed.rule + ")"),
                   *failed.turnedBack);
    }
    if (failed.asWritten.size > 0) {
        setExcerpt("Receipt as written, in " + failed.foundIn, failed.asWritten);
    }
}

void PdfEvidence::setProblem(const ReportProblem& problem) {
    const bool isEvent = !problem.place.event.empty();
    m_paper.space(8);
    setHead({std::nullopt, problemText(problem.kind),
             isEvent ? nameOf(problem.place) : std::string_view(),
             m_style.color(problem.severity == "error" ? ColorRole::Differs : ColorRole::Text)},
            problem.place);
    setSentence(problem.message, m_style.body);
    if (problem.path) {
        setCode("In the event, at " + (problem.path->empty() ? "its root" : *problem.path),
                problem.value);
    }
    const std::string line = problem.workflow + ", line " + std::to_string(problem.line);
    if (!problem.workflowLine.empty()) {
        setCode("In " + line, problem.workflowLine);
    } else if (!problem.workflow.empty()) {
        setSentence(line, m_style.muted);
    }
}

void PdfEvidence::setEvent(const ReportEvent& event) {
    const PayloadStart payload = payloadStart(event.stored);
    const std::string_view direction = directionText(event.direction);
    const ReportPlace place{{},           std::string(event.stored.eventId),
                            event.number, std::string(event.stored.type),
                            {},           std::string(event.time)};
    const std::string verdict = verdictText(event.verdict, event.level);
    m_paper.space(7);
    setHead({event.verdict, event.name.empty() ? event.stored.type : event.name, verdict,
             isFailure(event.verdict) ? m_style.signs.colorOf(event.verdict) : m_style.muted.color,
             std::string(direction) + (direction.empty() ? "" : "   ") +
                 countText(payload.size, "byte", "bytes")},
            place);
    if (payload.size > 0) {
        const QString cut = payload.isCut ? QStringLiteral("…") : QString();
        m_paper.setOnGround(StyledText(m_text.lines(payload.text) + cut, m_style.listedCode),
                            m_style.color(ColorRole::Code));
    }
}

} // namespace muscope
