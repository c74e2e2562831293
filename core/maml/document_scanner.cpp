// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/document_scanner.h"

#include "core/maml/document_start.h"
#include "core/maml/known_names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace muscope {

namespace {

constexpr int DeepestQuotation = 8;
constexpr int UsualFence = 3;
constexpr std::size_t MostSections = 64; // of a document in which a fence is looked at twice
// A line may be looked at again where a fence was forgotten; that many times on average.
constexpr long LooksPerLine = 40;
constexpr long LeastLooks = 10'000;

// "@meta:author(...)", the notation from before there was front matter.
bool isFunctionTag(std::string_view line) {
    constexpr std::array<std::string_view, 3> Tags{"@meta:", "@code:", "@text:"};
    const std::string_view text = trimmed(line);
    return text.find('(') != std::string_view::npos &&
           std::ranges::any_of(Tags, [&](std::string_view tag) { return text.starts_with(tag); });
}

} // namespace

DocumentScanner::DocumentScanner(const TextLines& lines)
    : m_lines(lines)
    , m_blocks(lines, LeastLooks + LooksPerLine * lines.count()) {}

std::vector<ScannedDocument> DocumentScanner::scan() {
    scanProse(scanFileStart(), m_lines.count(), 0);
    std::ranges::stable_sort(m_documents, {}, &ScannedDocument::first);
    return std::move(m_documents);
}

int DocumentScanner::scanFileStart() {
    const int limit = m_lines.count();
    const int first = skipComments(m_lines, 0, limit);
    if (const auto span = findFrontMatter(m_lines, first, limit, FrontMatterPlace::FileStart)) {
        return scanDocument(startAt(m_lines, *span, 0), limit, 0);
    }
    if (const auto keys = startAtKeys(m_lines, first, limit, FrontMatterPlace::FileStart, 0)) {
        return scanDocument(*keys, limit, 0);
    }
    return 0;
}

void DocumentScanner::scanProse(int begin, int limit, int depth) {
    int at = begin;
    while (at < limit) {
        ScannedDocument prose;
        prose.bodyBegin = at;
        at = scanBody(prose, limit, depth);
        if (const auto span = findFrontMatter(m_lines, at, limit, FrontMatterPlace::Prose)) {
            at = scanDocument(startAt(m_lines, *span, begin), limit, depth);
        } else if (begin == 0 && prose.bodyBegin == 0 && depth == 0) {
            takeWholeFile(prose);
        }
    }
}

// Without front matter the whole file is the document where its headings say so.
void DocumentScanner::takeWholeFile(const ScannedDocument& prose) {
    const auto nameAt = [this](int line) { return headingOf(m_lines[line])->name; };
    const auto isSpecific = [&](int line) {
        const std::string name = foldedName(nameAt(line));
        return name == "inputschema" || name == "outputschema" || name == "codeblocks" ||
               name == "jsonpromptblock";
    };
    bool isMaml =
        std::ranges::count_if(prose.headings, isSpecific) > 1 ||
        std::ranges::any_of(prose.headings, [&](int line) { return isMamlHeading(nameAt(line)); });
    int first = -1;
    auto block = prose.blocks.begin();
    for (int i = 0; i < prose.end; ++i) {
        if (block != prose.blocks.end() && i == block->opening) {
            i = block->next - 1;
            ++block;
            continue;
        }
        const auto heading = headingOf(m_lines[i]);
        isMaml = isMaml || isFunctionTag(m_lines[i]) ||
                 (heading && heading->level == 1 && isMamlHeading(heading->name));
        if (first < 0 && (heading || isFunctionTag(m_lines[i]))) {
            first = i;
        }
    }
    if (!isMaml || first < 0) {
        return;
    }
    ScannedDocument document = startAtHeading(m_lines, first, 0);
    document.indent = 0;
    document.end = prose.end;
    document.headings = prose.headings;
    document.strayFences = prose.strayFences;
    std::ranges::copy_if(prose.blocks, std::back_inserter(document.blocks),
                         [&](const ScannedBlock& each) { return each.opening > first; });
    m_documents.push_back(std::move(document));
}

int DocumentScanner::scanDocument(ScannedDocument document, int limit, int depth) {
    const int end = scanBody(document, limit, depth);
    m_documents.push_back(std::move(document));
    return end;
}

int DocumentScanner::scanBody(ScannedDocument& document, int limit, int depth) {
    int cut = -1;      // where the document ends if its closing fence was forgotten
    int doubtful = -1; // a fence that closes the document if no later one does
    int at = document.bodyBegin;
    const int close = wrapperEnd(document, limit);
    const bool isWrappedWell = close < limit;
    limit = close;
    while (at < limit) {
        if (!m_blocks.spend()) {
            at = limit;
            break;
        }
        const auto fence = fenceOf(m_lines[at]);
        const BareFence kind =
            fence && fence->isBare ? bareFence(document, at, limit, cut) : BareFence::Opens;
        if (kind == BareFence::ClosesWrapper) {
            document.end = at;
            return at;
        }
        if (kind == BareFence::BelongsToProse) {
            return cutOff(document, cut);
        }
        if (kind == BareFence::Stray) {
            const bool canClose = document.wrapper && fence->matches(document.wrapper->fence);
            doubtful = canClose && doubtful < 0 ? at : doubtful;
            document.strayFences.push_back(at++);
            continue;
        }
        if (fence) {
            at = scanBlock(document, at, limit, depth);
            continue;
        }
        if (isRule(m_lines[at]) && findFrontMatter(m_lines, at, limit, FrontMatterPlace::Prose)) {
            break;
        }
        cut = cut < 0 && endsQuotation(document, at) ? at : cut;
        takeHeading(document, at);
        ++at;
    }
    document.end = at;
    if (document.wrapper && at == limit && !isWrappedWell) {
        at = cutOff(document, doubtful >= 0 ? doubtful : cut);
        document.wrapper->isClosed = doubtful >= 0;
    }
    return at;
}

// Where the fence around a document is closed if it is longer than usual, as it is where its
// author thought of those inside; limit: it is not, or nobody can say.
int DocumentScanner::wrapperEnd(const ScannedDocument& document, int limit) {
    if (!document.wrapper || document.wrapper->fence.length <= UsualFence) {
        return limit;
    }
    for (int i = document.bodyBegin; i < limit && m_blocks.spend(); ++i) {
        const auto fence = fenceOf(m_lines[i]);
        if (fence && fence->matches(document.wrapper->fence)) {
            return fence->isBare ? i : limit;
        }
    }
    return limit;
}

void DocumentScanner::takeHeading(ScannedDocument& document, int at) const {
    const auto heading = headingOf(dedented(m_lines[at], document.indent));
    if ((heading && heading->level == 2) ||
        (document.start == DocumentStart::RunTogetherKeys && isLoneSection(m_lines[at]))) {
        document.headings.push_back(at);
    }
}

// Ends a quoted document without a closing fence; what was found behind it is looked for again.
int DocumentScanner::cutOff(ScannedDocument& document, int cut) {
    document.wrapper->isClosed = false;
    if (cut < 0) {
        return document.end;
    }
    document.end = cut;
    const auto isBehind = [cut](int line) { return line >= cut; };
    std::erase_if(document.blocks,
                  [&](const ScannedBlock& block) { return isBehind(block.opening); });
    std::erase_if(document.headings, isBehind);
    std::erase_if(document.strayFences, isBehind);
    std::erase_if(m_documents, [&](const ScannedDocument& other) { return isBehind(other.first); });
    return cut;
}

// Whether the line is a heading no workflow has, or a line across the page.
bool DocumentScanner::endsQuotation(const ScannedDocument& document, int at) const {
    if (!document.wrapper) {
        return false;
    }
    if (isRule(m_lines[at])) {
        return true;
    }
    const auto heading = headingOf(dedented(m_lines[at], document.indent));
    if (!heading || isKnownSection(heading->name) || isMamlHeading(heading->name)) {
        return false;
    }
    if (heading->level == 1) { // a title
        return m_lines.firstFilled(document.bodyBegin, at) != at;
    }
    if (heading->level == 3 && !document.headings.empty()) { // "### Python Block: …"
        const auto section = headingOf(trimmed(m_lines[document.headings.back()]));
        return !section || foldedName(section->name) != "codeblocks";
    }
    return heading->level <= 3;
}

DocumentScanner::BareFence DocumentScanner::bareFence(const ScannedDocument& document, int at,
                                                      int limit, int cut) {
    const FenceLine fence = fenceOf(m_lines[at]).value_or(FenceLine{});
    if (document.wrapper && fence.matches(document.wrapper->fence)) {
        if (wrapperGoesOn(document, at, limit)) {
            return BareFence::Stray;
        }
        const bool isAfterHeading = !document.headings.empty() &&
                                    m_lines.firstFilled(document.headings.back() + 1, at) == at;
        const bool opens = at + 1 < limit && !isBlank(m_lines[at + 1]) && !fenceOf(m_lines[at + 1]);
        if (isAfterHeading && opens) {
            return BareFence::Opens;
        }
        return cut >= 0 && opens && isBlank(m_lines[at - 1]) ? BareFence::BelongsToProse
                                                             : BareFence::ClosesWrapper;
    }
    const ScannedBlock* previous = document.blocks.empty() ? nullptr : &document.blocks.back();
    return m_blocks.isStray(at, limit, document.indent, previous) ? BareFence::Stray
                                                                  : BareFence::Opens;
}

// Whether behind a bare fence comes a section that the quoted document does not have yet.
bool DocumentScanner::wrapperGoesOn(const ScannedDocument& document, int at, int limit) const {
    if (document.headings.size() > MostSections || document.blocks.empty() ||
        m_lines.firstFilled(document.blocks.back().next, at) != at) {
        return false; // a closing fence that came twice stands behind a block
    }
    const int next = m_lines.firstFilled(at + 1, limit);
    const auto heading =
        next < limit ? headingOf(dedented(m_lines[next], document.indent)) : std::nullopt;
    if (!heading || heading->level != 2 || !isCoreSection(heading->name)) {
        return false;
    }
    const std::string name = foldedName(heading->name);
    return std::ranges::none_of(document.headings, [&](int line) {
        const auto other = headingOf(trimmed(m_lines[line]));
        return other && foldedName(other->name) == name;
    });
}

int DocumentScanner::scanBlock(ScannedDocument& document, int at, int limit, int depth) {
    const auto fence = fenceOf(m_lines[at]);
    if (depth < DeepestQuotation && m_blocks.quotesDocument(at, limit)) {
        const Quoted quoted = scanQuoted(at, limit, depth + 1);
        document.blocks.push_back({at, quoted.end, quoted.isClosed ? quoted.end + 1 : quoted.end,
                                   quoted.isClosed, true, fence->language});
        return document.blocks.back().next;
    }
    const ScannedBlock block = m_blocks.find(at, limit, document.indent);
    document.blocks.push_back(block);
    if (depth < DeepestQuotation && canWrap(block.language)) {
        scanProse(at + 1, block.end, depth + 1);
    }
    return block.next;
}

ScannedDocument DocumentScanner::quotedStart(int opening, int limit) const {
    const int first = skipComments(m_lines, opening + 1, limit);
    if (const auto span = findFrontMatter(m_lines, first, limit, FrontMatterPlace::Quoted)) {
        return startAt(m_lines, *span, opening + 1);
    }
    if (auto keys = startAtKeys(m_lines, first, limit, FrontMatterPlace::Quoted, opening + 1)) {
        return *keys;
    }
    return startAtHeading(m_lines, first, opening + 1);
}

DocumentScanner::Quoted DocumentScanner::scanQuoted(int opening, int limit, int depth) {
    const Wrapper wrapper{opening, fenceOf(m_lines[opening]).value_or(FenceLine{}), true};
    ScannedDocument document = quotedStart(opening, limit);
    while (true) {
        document.wrapper = wrapper;
        const int end = scanBody(document, limit, depth);
        const bool isClosed = document.wrapper->isClosed;
        m_documents.push_back(std::move(document));
        const auto next = findFrontMatter(m_lines, end, limit, FrontMatterPlace::Prose);
        if (!isClosed || !next) {
            return {end, isClosed};
        }
        document = startAt(m_lines, *next, m_documents.back().first);
    }
}

} // namespace muscope
