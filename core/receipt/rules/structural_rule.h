// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"
#include "core/receipt/rules/front_matter.h"
#include "core/receipt/rules/structured_text.h"
#include "core/receipt/rules/text_units.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A convention that takes a document apart and reverses its parts: what becomes of each.
struct Convention {
    using Lines = std::vector<std::string>;
    // What becomes of a code block: the lines between its fences, with the word behind the fence.
    using BlockUnit = void (*)(std::string_view language, std::span<const std::string_view> lines,
                               Lines& into);
    using LinesUnit = void (*)(std::span<const std::string_view> lines, Lines& into);
    enum class Order : unsigned char { Kept, Reversed };

    const char* name = "";
    const char* phrase = "";
    MissUnit missUnit = MissUnit::Lines;
    TextUnit prose = nullptr;       // a line outside of front matter, headings and fences
    TextUnit heading = nullptr;     // the text behind "## "
    TextUnit headingBack = nullptr; // turns it back; nullptr: heading does
    BlockUnit block = nullptr;      // nullptr: lines between fences are prose
    Order lines = Order::Kept;      // of a section; blocks stay whole where there is a BlockUnit
    Order sections = Order::Kept;
    FrontMatterForm frontMatter;        // without a key unit: text like a code block
    const char* schema = nullptr;       // the line that stands for the document's "schema:"
    const char* sourceSchema = nullptr; // what that line stands for if the subject is not at hand
    const char* typeLine = nullptr;     // added to the front matter: "type: receipt"
    bool isTypeFirst = false;           // before the keys, not sorted among them
    const char* foreignTypeLine = nullptr; // that others add, dropped when turned back

    // What the producer does beyond that, and cannot be turned back.
    TextUnit producerProse = nullptr;   // instead of prose
    LinesUnit producerCode = nullptr;   // of all lines of the section Code_Blocks
    TextUnit producerHeading = nullptr; // instead of heading
    TextUnit dumpedValue = nullptr;     // the front matter's keys and texts, dumped as YAML
    bool dropsPreamble = false;         // all before the first heading
    bool dropsCodeSections = false;     // sections named after code or schemas
};

// A rule that is a Convention. What the text does not have (front matter, headings, fences) it does
// without; it adds front matter only to a document that has some, or headings. The line end at the
// very end of a document is dropped; that of a plain text stays where it is.
class StructuralRule : public Rule {
public:
    explicit StructuralRule(const Convention& convention)
        : m_convention(convention) {}

    [[nodiscard]] const char* name() const final { return m_convention.name; }
    [[nodiscard]] const char* phrase() const final { return m_convention.phrase; }
    [[nodiscard]] MissUnit missUnit() const final { return m_convention.missUnit; }
    void appendReceipt(std::string_view text, std::string& into) const final;
    void appendTurnedBack(std::string_view body, std::string& into) const final;
    void appendTurnedBackBeside(std::string_view subject, std::string_view body,
                                std::string& into) const final;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const final;
    [[nodiscard]] MatchLevel otherMatch(std::string_view subject,
                                        std::string_view body) const final;
    [[nodiscard]] bool isPalindrome(std::string_view body) const final;
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;

private:
    using Lines = Convention::Lines;
    enum class Way : unsigned char { Make, MakeAsProducer, TurnBack };

    [[nodiscard]] bool saysSame(std::string_view subject, std::string_view body) const;
    [[nodiscard]] bool isMadeOf(std::string_view subject, std::string_view body, Way way) const;
    [[nodiscard]] bool isOfProducer(std::string_view subject, std::string_view body) const;
    void appendAll(std::string_view text, Way way, std::string_view subject,
                   std::string& into) const;
    void addFrontMatter(const StructuredText& text, Way way, std::string_view subject,
                        Lines& into) const;
    void addTextFrontMatter(const std::vector<std::string_view>& lines, Lines& into) const;
    void substituteSchema(Way way, std::string_view subject, FrontMatter& entries) const;
    void addSection(const StructuredText::Section& section, Way way, Lines& into) const;
    void addItems(std::span<const std::string_view> lines, Way way, Lines& into) const;
    [[nodiscard]] FrontMatter typed(FrontMatter entries, Way way) const;

    Convention m_convention;
};

} // namespace muscope
