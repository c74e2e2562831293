// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/markdown_page.h"

#include "core/report/markdown_text.h"
#include "core/report/payload_start.h"
#include "core/report/report_text.h"

#include <array>

namespace muscope {

namespace {

// The sign of a verdict in a text: its shape, as the window draws it.
std::string_view signText(Verdict verdict) {
    switch (verdict) {
    case Verdict::Differs:
        return "◆ ";
    case Verdict::WrongSubject:
        return "✕ ";
    case Verdict::Malformed:
        return "▲ ";
    case Verdict::Match:
        return "○ ";
    case Verdict::NotCheckable:
        return "? ";
    case Verdict::None:
    case Verdict::ReceiptEvent:
        return "– ";
    case Verdict::Unchecked:
        return "◌ ";
    }
    return {};
}

std::int64_t failuresOf(const DrawnLane& lane) {
    std::int64_t failures = 0;
    for (const DrawnSign& sign : lane.signs) {
        failures += isFailure(sign.verdict) ? sign.count : 0;
    }
    return failures;
}

} // namespace

void MarkdownPage::begin(const Report& report, std::span<const Section>) {
    put("# Session report\n\n");
    put(markdownCode(report.question.store));
    put("\n\n");
    bool isFirst = true;
    for (const std::string& sentence : report.summary) {
        put(isFirst ? "**" : "");
        put(markdownText(sentence));
        put(isFirst ? "**\n\n" : "\n\n");
        isFirst = false;
    }
}

void MarkdownPage::end() {
    put("---\n\nMade by muscope. A receipt shows damage and one-sided edits; it does not show who "
        "made a change.\n");
}

void MarkdownPage::section(const Section& section) {
    put("## ");
    put(section.title);
    put("\n\n");
}

void MarkdownPage::heading(std::string_view text) {
    put("### ");
    put(markdownText(text));
    put("\n\n");
}

void MarkdownPage::paragraph(std::string_view text) {
    put(markdownText(text));
    put("\n\n");
}

void MarkdownPage::list(std::span<const std::string> sentences) {
    for (const std::string& sentence : sentences) {
        put("- ");
        put(markdownText(sentence));
        put("\n");
    }
    put("\n");
}

void MarkdownPage::facts(std::span<const PageFact> facts) {
    constexpr std::array Columns{PageColumn{"Fact"}, PageColumn{"Value"}};
    beginTable(Columns);
    for (const PageFact& fact : facts) {
        row(std::array{PageCell{fact.label}, PageCell{fact.value}}, false);
    }
    endTable();
}

void MarkdownPage::beginTable(std::span<const PageColumn> columns) {
    for (const PageColumn& column : columns) {
        put("| ");
        put(column.title);
        put(" ");
    }
    put("|\n");
    for (const PageColumn& column : columns) {
        put(column.style == CellStyle::Number ? "|--:" : "|---");
    }
    put("|\n");
}

void MarkdownPage::row(std::span<const PageCell> cells, bool fails) {
    for (const PageCell& cell : cells) {
        put("| ");
        put(fails && &cell == cells.data() ? "**" : "");
        put(cell.sign ? signText(*cell.sign) : std::string_view());
        put(markdownText(cell.text));
        put(fails && &cell == cells.data() ? "** " : " ");
    }
    put("|\n");
}

void MarkdownPage::endTable() {
    put("\n");
}

void MarkdownPage::picture(const TimelinePicture& picture) {
    constexpr std::array Columns{PageColumn{"Lane"}, PageColumn{"Events", CellStyle::Number},
                                 PageColumn{"Failing receipts", CellStyle::Number}};
    beginTable(Columns);
    for (const TimelinePicture::Lane& lane : picture.lanes) {
        const bool isReceipts = lane.kind == LaneKind::Receipts;
        row(std::array{PageCell{lane.title}, PageCell{countText(lane.events)},
                       PageCell{isReceipts ? countText(failuresOf(lane.drawn)) : std::string("–")}},
            false);
    }
    endTable();
}

void MarkdownPage::place(const ReportPlace& place) {
    if (place.number > 0) {
        put(markdownCode("#" + std::to_string(place.number)) + " · ");
    }
    for (const auto& [label, value] :
         {std::pair{"", &place.time}, std::pair{"event ", &place.event},
          std::pair{"session ", &place.session}}) {
        if (!value->empty()) {
            put(label + markdownCode(*value) + ' ');
        }
    }
    put("\n\n");
}

void MarkdownPage::excerpt(std::string_view label, const ReportExcerpt& excerpt) {
    put(markdownText(label));
    put(", " + countText(excerpt.size, "byte", "bytes") + ":\n\n");
    put(markdownFence((excerpt.isCutBefore ? "…" : "") + excerpt.before + excerpt.differing +
                      excerpt.after + (excerpt.isCutAfter ? "…" : "")));
    put("\n");
    if (!excerpt.differing.empty()) {
        put("What differs in it:\n\n" + markdownFence(excerpt.differing) + "\n");
    }
}

void MarkdownPage::failure(const FailedReceipt& failed) {
    put("### ");
    put(signText(failed.verdict));
    put(markdownText(failed.place.name.empty() ? failed.place.type : failed.place.name));
    put(" " + verdictText(failed.verdict) + "\n\n");
    place(failed.place);
    paragraph(failureSentence(failed));
    if (failed.stored && failed.turnedBack) {
        excerpt("Stored " + failed.subject, *failed.stored);
        excerpt("Receipt, turned back" + (failed.rule.empty() ? "" : " (" + failed.rule + ")"),
                *failed.turnedBack);
    }
    if (failed.asWritten.size > 0) {
        excerpt("Receipt as written, in " + failed.foundIn, failed.asWritten);
    }
}

void MarkdownPage::problem(const ReportProblem& problem) {
    put("### ");
    put(problemText(problem.kind));
    put(" " + markdownText(problem.place.name.empty() ? problem.place.type : problem.place.name) +
        "\n\n");
    place(problem.place);
    paragraph(problem.message);
    if (problem.path) {
        put("In the event, at " +
            (problem.path->empty() ? "its root" : markdownCode(*problem.path)) + ":\n\n" +
            markdownFence(problem.value) + "\n");
    }
    if (!problem.workflow.empty()) {
        put("In " + markdownCode(problem.workflow) + ", line " + std::to_string(problem.line) +
            (problem.workflowLine.empty() ? ".\n\n"
                                          : ":\n\n" + markdownFence(problem.workflowLine) + "\n"));
    }
}

void MarkdownPage::ownMarkdown(std::string_view markdown) {
    put(belowSection(markdown));
    put("\n");
}

void MarkdownPage::event(const ReportEvent& event) {
    const PayloadStart payload = payloadStart(event.stored);
    put(markdownCode("#" + std::to_string(event.number)) + " · " + markdownCode(event.time) +
        " · " + markdownText(event.stored.type));
    for (const std::string_view text : {event.name, directionText(event.direction)}) {
        put(text.empty() ? std::string() : " · " + markdownText(text));
    }
    put(" · ");
    put(signText(event.verdict));
    put(verdictText(event.verdict, event.level) + " · " + countText(payload.size, "byte", "bytes") +
        " · event " + markdownCode(event.stored.eventId) + "\n\n");
    put(markdownFence(std::string(payload.text) + (payload.isCut ? "…" : "")));
    put("\n");
}

} // namespace muscope
