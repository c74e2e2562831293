// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/structural_rule.h"

#include "core/receipt/rules/dumped_front_matter.h"

#include <algorithm>
#include <iterator>

namespace muscope {

namespace {

std::string_view withoutLineEnd(std::string_view text) {
    return text.ends_with('\n') ? text.substr(0, text.size() - 1) : text;
}

// Whether the 8BIM receipts leave a section out.
bool isAboutCode(std::string_view heading) {
    return heading.find("Code") != std::string_view::npos ||
           heading.find("Schema") != std::string_view::npos;
}

bool isTypeLine(const FrontMatterEntry& entry, std::string_view typeLine) {
    return entry.lines.size() == 1 && entry.lines.front() == typeLine;
}

} // namespace

void StructuralRule::appendReceipt(std::string_view text, std::string& into) const {
    appendAll(text, Way::Make, {}, into);
}

void StructuralRule::appendTurnedBack(std::string_view body, std::string& into) const {
    appendAll(body, Way::TurnBack, {}, into);
}

void StructuralRule::appendTurnedBackBeside(std::string_view subject, std::string_view body,
                                            std::string& into) const {
    appendAll(body, Way::TurnBack, subject, into);
}

bool StructuralRule::matches(std::string_view subject, std::string_view body) const {
    // Text that has no parts keeps its length.
    const bool isDocument = hasStructure(body);
    if (!isDocument && body.size() != subject.size()) {
        return false;
    }
    return saysSame(subject, body) && (!isDocument || isMadeOf(subject, body, Way::Make));
}

bool StructuralRule::saysSame(std::string_view subject, std::string_view body) const {
    std::string turned;
    appendTurnedBack(body, turned);
    return turned == subject || (turned == withoutLineEnd(subject) && hasStructure(subject));
}

MatchLevel StructuralRule::otherMatch(std::string_view subject, std::string_view body) const {
    if (!hasStructure(body)) { // what producers lose they lose of documents
        const bool maySay =
            body.size() == subject.size() || body.size() == withoutLineEnd(subject).size();
        return maySay && isMadeOf(subject, body, Way::Make) ? MatchLevel::Lossy : MatchLevel::None;
    }
    if (saysSame(subject, body)) {
        return MatchLevel::Exact;
    }
    std::string other;
    appendTurnedBackBeside(subject, body, other);
    if (other == subject || other == withoutLineEnd(subject)) {
        return MatchLevel::Lossy;
    }
    return isMadeOf(subject, body, Way::Make) || isOfProducer(subject, body) ? MatchLevel::Lossy
                                                                             : MatchLevel::None;
}

bool StructuralRule::isMadeOf(std::string_view subject, std::string_view body, Way way) const {
    std::string receipt;
    appendAll(subject, way, {}, receipt);
    return receipt == body;
}

// Whether its producer may have written the body: what it dumps as YAML is compared as YAML.
bool StructuralRule::isOfProducer(std::string_view subject, std::string_view body) const {
    if (m_convention.dumpedValue == nullptr) {
        return isMadeOf(subject, body, Way::MakeAsProducer);
    }
    const StructuredText said = takeApart(body);
    if (!said.frontMatter || !isMadeOf(subject, said.behindFrontMatter, Way::MakeAsProducer)) {
        return false;
    }
    constexpr std::string_view Type = "type: ";
    const std::string_view typeLine = m_convention.typeLine == nullptr ? "" : m_convention.typeLine;
    return isDumpOf(takeApart(subject).frontMatter.value_or(std::vector<std::string_view>()),
                    *said.frontMatter, m_convention.dumpedValue,
                    typeLine.substr(std::min(Type.size(), typeLine.size())));
}

bool StructuralRule::isPalindrome(std::string_view body) const {
    if (saysSame(body, body)) {
        return true;
    }
    if (m_convention.typeLine == nullptr) {
        return false;
    }
    // Nothing but the added line tells it from its own reversal.
    std::string turned;
    std::string again;
    appendTurnedBack(body, turned);
    appendTurnedBack(turned, again);
    return turned == again;
}

bool StructuralRule::isDistinctFor(std::string_view body) const {
    return body.ends_with('\n') || hasStructure(body);
}

void StructuralRule::appendAll(std::string_view text, Way way, std::string_view subject,
                               std::string& into) const {
    const bool isPlain = !hasStructure(text);
    const StructuredText structured =
        takeApart(way == Way::TurnBack && !isPlain ? text : withoutLineEnd(text));
    Lines lines;
    addFrontMatter(structured, way, subject, lines);
    const auto& sections = structured.sections;
    if (way != Way::MakeAsProducer || !m_convention.dropsPreamble || !structured.hasHeadings()) {
        addSection(sections.front(), way, lines);
    }
    const auto headed = std::span(sections).subspan(1);
    for (std::size_t count = 0; count != headed.size(); ++count) {
        const bool isReversed = m_convention.sections == Convention::Order::Reversed;
        addSection(headed[isReversed ? headed.size() - 1 - count : count], way, lines);
    }
    const char* end = "";
    for (const std::string& line : lines) {
        into.append(end).append(line);
        end = "\n";
    }
    if (isPlain && text.ends_with('\n')) {
        into.push_back('\n');
    }
}

FrontMatter StructuralRule::typed(FrontMatter entries, Way way) const {
    const char* const typeLine = way == Way::TurnBack && m_convention.typeLine == nullptr
                                     ? m_convention.foreignTypeLine
                                     : m_convention.typeLine;
    if (typeLine == nullptr) {
        return entries;
    }
    const std::string_view line = typeLine;
    if (way == Way::TurnBack) {
        const auto added = std::find_if(entries.begin(), entries.end(), [line](const auto& entry) {
            return isTypeLine(entry, line);
        });
        if (added != entries.end()) {
            entries.erase(added);
        }
        return entries;
    }
    FrontMatterEntry added{std::string(line.substr(0, line.find(':'))), {std::string(line)}};
    const auto place = m_convention.isTypeFirst
                           ? entries.begin()
                           : std::find_if(entries.begin(), entries.end(),
                                          [&](const auto& entry) { return entry.key > added.key; });
    entries.insert(place, std::move(added));
    return entries;
}

void StructuralRule::addFrontMatter(const StructuredText& text, Way way, std::string_view subject,
                                    Lines& into) const {
    const bool isAdded = m_convention.frontMatter.key != nullptr && text.hasHeadings();
    const bool isDumped = way == Way::MakeAsProducer && m_convention.dumpedValue != nullptr;
    if (isDumped || (!text.frontMatter && (way == Way::TurnBack || !isAdded))) {
        return;
    }
    const FrontMatterForm& form = m_convention.frontMatter;
    if (form.key == nullptr) {
        addTextFrontMatter(*text.frontMatter, into);
        return;
    }
    FrontMatter entries;
    if (text.frontMatter) {
        entries = readFrontMatter(*text.frontMatter);
    }
    if (way == Way::TurnBack) {
        entries = turnedBack(typed(std::move(entries), way), form);
        if (entries.empty() && m_convention.typeLine != nullptr) {
            return;
        }
        if (!subject.empty()) {
            if (const auto wanted = takeApart(subject).frontMatter) {
                orderLike(readFrontMatter(*wanted), entries);
            }
        }
    } else {
        entries = typed(written(entries, form), way);
        if (entries.empty() && !text.frontMatter) {
            return;
        }
    }
    if (m_convention.schema != nullptr) {
        substituteSchema(way, subject, entries);
    }
    into.emplace_back("---");
    for (FrontMatterEntry& entry : entries) {
        std::move(entry.lines.begin(), entry.lines.end(), std::back_inserter(into));
    }
    into.emplace_back("---");
}

// Front matter that is reversed as the text it is.
void StructuralRule::addTextFrontMatter(const std::vector<std::string_view>& lines,
                                        Lines& into) const {
    into.emplace_back("---");
    m_convention.block("yaml", lines, into);
    into.emplace_back("---");
}

// The receipt's own schema instead of the document's, and back.
void StructuralRule::substituteSchema(Way way, std::string_view subject,
                                      FrontMatter& entries) const {
    const auto isSchema = [](const FrontMatterEntry& entry) { return entry.key == "schema"; };
    const auto entry = std::find_if(entries.begin(), entries.end(), isSchema);
    if (entry == entries.end()) {
        return;
    }
    if (way != Way::TurnBack) {
        entry->lines = {m_convention.schema};
        return;
    }
    entry->lines = {m_convention.sourceSchema};
    if (const auto wanted = takeApart(subject).frontMatter) {
        const FrontMatter source = readFrontMatter(*wanted);
        const auto original = std::find_if(source.begin(), source.end(), isSchema);
        if (original != source.end()) {
            entry->lines = original->lines;
        }
    }
}

void StructuralRule::addSection(const StructuredText::Section& section, Way way,
                                Lines& into) const {
    const bool isProducer = way == Way::MakeAsProducer;
    if (section.heading) {
        if (isProducer && m_convention.dropsCodeSections && isAboutCode(*section.heading)) {
            return;
        }
        TextUnit unit = m_convention.heading;
        if (isProducer && m_convention.producerHeading != nullptr) {
            unit = m_convention.producerHeading;
        } else if (way == Way::TurnBack && m_convention.headingBack != nullptr) {
            unit = m_convention.headingBack;
        }
        into.push_back("## " + convertedBy(unit, *section.heading));
    }
    Lines lines;
    if (isProducer && m_convention.producerCode != nullptr && section.heading == "Code_Blocks") {
        m_convention.producerCode(section.lines, lines);
    } else {
        addItems(section.lines, way, lines);
    }
    std::move(lines.begin(), lines.end(), std::back_inserter(into));
    if (isProducer && section.heading && section.lines.empty()) {
        into.emplace_back(); // "## X\n" + "\n".join([])
    }
}

// The lines of a section; a code block is one item where the convention knows code blocks.
void StructuralRule::addItems(std::span<const std::string_view> lines, Way way, Lines& into) const {
    const TextUnit prose = way == Way::MakeAsProducer && m_convention.producerProse != nullptr
                               ? m_convention.producerProse
                               : m_convention.prose;
    std::vector<Lines> items;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const std::string_view line = lines[index];
        Lines& item = items.emplace_back();
        if (!isFence(line)) {
            item.push_back(convertedBy(prose, line));
            continue;
        }
        item.emplace_back(line);
        if (m_convention.block == nullptr) {
            continue;
        }
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(index) + 1;
        const auto close = std::find_if(begin, lines.end(), isFence);
        if (close == lines.end()) {
            continue; // opens nothing
        }
        const std::string_view language =
            trimmedText(line.substr(std::min(line.find_first_not_of(" \t`"), line.size())));
        m_convention.block(language, std::span(begin, close), item);
        item.emplace_back(*close);
        index = static_cast<std::size_t>(close - lines.begin());
    }
    if (m_convention.lines == Convention::Order::Reversed) {
        std::reverse(items.begin(), items.end());
    }
    for (Lines& item : items) {
        std::move(item.begin(), item.end(), std::back_inserter(into));
    }
}

} // namespace muscope
