// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter_parser.h"

#include "core/query/filter_comparison.h"
#include "core/query/filter_fields.h"
#include "core/query/filter_tokens.h"

#include <algorithm>

namespace muscope {

namespace {

using Kind = FilterToken::Kind;

// A part of a filter: a test, or parts joined.
struct Part {
    enum class Joint : unsigned char { Test, And, Or };

    Joint joint = Joint::Test;
    bool isNegated = false;
    FilterTest test;
    std::vector<Part> parts;
};

using Parsed = tl::expected<Part, FilterError>;

// One step down for each bracket; its recursion is bounded by Filter::MaxNesting.
class Parser {
public:
    explicit Parser(QStringView text)
        : m_text(text)
        , m_tokens(readFilterTokens(text)) {}

    Parsed parse() {
        Parsed whole = parseJoined(Part::Joint::Or);
        if (whole && m_at < m_tokens.size()) {
            return unexpected(m_tokens[m_at].kind == Kind::Close
                                  ? QStringLiteral("this bracket closes nothing")
                                  : QStringLiteral("expected “and” or “or” before this"));
        }
        return whole;
    }

    [[nodiscard]] bool isBlank() const { return m_tokens.empty(); }

private:
    [[nodiscard]] bool isNext(Kind kind) const {
        return m_at < m_tokens.size() && m_tokens[m_at].kind == kind;
    }

    [[nodiscard]] bool isNextKeyword(QLatin1StringView word) const {
        return isNext(Kind::Keyword) &&
               m_tokens[m_at].in(m_text).compare(word, Qt::CaseInsensitive) == 0;
    }

    bool takeKeyword(QLatin1StringView word) {
        const bool isThere = isNextKeyword(word);
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    // An error at the token that comes next, or at the end of the text.
    [[nodiscard]] tl::unexpected<FilterError> unexpected(const QString& message) const {
        if (m_at >= m_tokens.size()) {
            return tl::unexpected(FilterError{m_text.size(), 0, message});
        }
        const FilterToken& token = m_tokens[m_at];
        if (token.kind == Kind::Broken) {
            const bool isSign = token.in(m_text) == u"!";
            return tl::unexpected(
                FilterError{token.start, token.length,
                            isSign ? QStringLiteral("“!” stands only in “!=”; write “not”")
                                   : QStringLiteral("this text is not ended: a quote is missing")});
        }
        return tl::unexpected(FilterError{token.start, token.length, message});
    }

    // Parts joined by "or", each of them parts joined by "and".
    Parsed parseJoined(Part::Joint joint) {
        const bool isOr = joint == Part::Joint::Or;
        Part joined;
        joined.joint = joint;
        do {
            Parsed part = isOr ? parseJoined(Part::Joint::And) : parseNegated();
            if (!part) {
                return part;
            }
            joined.parts.push_back(std::move(*part));
        } while (takeKeyword(isOr ? QLatin1StringView("or") : QLatin1StringView("and")));
        if (joined.parts.size() == 1) {
            Part only = std::move(joined.parts.front());
            return only;
        }
        return joined;
    }

    Parsed parseNegated() {
        bool isNegated = false;
        while (takeKeyword(QLatin1StringView("not"))) {
            isNegated = !isNegated;
        }
        Parsed part = isNext(Kind::Open) ? parseBracket() : parseTest();
        if (part && isNegated) {
            part->isNegated = !part->isNegated;
        }
        return part;
    }

    Parsed parseBracket() {
        if (++m_nesting > Filter::MaxNesting) {
            return unexpected(QStringLiteral("brackets stand in each other more than %1 deep")
                                  .arg(Filter::MaxNesting));
        }
        ++m_at;
        Parsed part = parseJoined(Part::Joint::Or);
        if (!part) {
            return part;
        }
        if (!isNext(Kind::Close)) {
            return unexpected(QStringLiteral("expected “)”, “and” or “or”"));
        }
        ++m_at;
        --m_nesting;
        return part;
    }

    Parsed parseTest() {
        if (!isNext(Kind::Word) && !isNext(Kind::String)) {
            return unexpected(QStringLiteral("expected a field such as “type”, or a text"));
        }
        const FilterToken& subject = m_tokens[m_at++];
        const bool isCompared = isNext(Kind::Operator) || isNextComparison();
        if (subject.kind == Kind::String) {
            if (isCompared) {
                return unexpected(
                    QStringLiteral("a quoted text is no field; leave the quotes out"));
            }
            return testOf(anyTextTest(unquoted(subject.in(m_text))));
        }
        const QStringView name = subject.in(m_text);
        const FilterField* field = findFilterField(name);
        if (field == nullptr) {
            if (isCompared) {
                return tl::unexpected(
                    FilterError{subject.start, subject.length, unknownFieldText(name)});
            }
            return testOf(anyTextTest(name.toString()));
        }
        if (isCompared) {
            return parseComparison(*field);
        }
        if (field->shape != FieldShape::Truth) {
            return tl::unexpected(
                FilterError{subject.end(), 0, QStringLiteral("expected %1").arg(wayOn(*field))});
        }
        FilterTest test;
        test.column = field->column;
        test.mask = field->mask;
        return testOf(std::move(test));
    }

    [[nodiscard]] bool isNextComparison() const {
        // "tool not in (…)" is as good as "not tool in (…)".
        return isNext(Kind::Keyword) && !isNextKeyword(QLatin1StringView("and")) &&
               !isNextKeyword(QLatin1StringView("or")) &&
               (!isNextKeyword(QLatin1StringView("not")) || m_at + 1 < m_tokens.size());
    }

    Parsed parseComparison(const FilterField& field) {
        const bool isNegated = takeKeyword(QLatin1StringView("not"));
        if (isNegated && !isNextComparison()) {
            return unexpected(QStringLiteral("expected “in” or “contains” after “not”"));
        }
        Comparison comparison{m_text, field, m_tokens[m_at++], {}};
        const bool isList = comparison.isList();
        const bool hasBracket = isList && isNext(Kind::Open);
        if (isList && !hasBracket) {
            return unexpected(
                QStringLiteral("expected “(” and the values, as in %1").arg(exampleList(field)));
        }
        m_at += hasBracket ? 1 : 0;
        do {
            if (!isNext(Kind::Word) && !isNext(Kind::String)) {
                return unexpected(valueExpected(field));
            }
            comparison.values.push_back(m_tokens[m_at++]);
            takeUnit(field, comparison.values.back());
        } while (isList && takeComma());
        if (isList && !isNext(Kind::Close)) {
            return unexpected(QStringLiteral("expected “,” or “)”"));
        }
        m_at += isList ? 1 : 0;
        auto test = comparison.compile();
        if (!test) {
            return tl::unexpected(test.error());
        }
        Part part = testOf(std::move(test->test));
        part.isNegated = test->isNegated != isNegated;
        return part;
    }

    // "41 ms": the unit of a number may stand apart.
    void takeUnit(const FilterField& field, FilterToken& value) {
        const bool isMeasure =
            field.shape == FieldShape::Duration || field.shape == FieldShape::Size;
        if (isMeasure && isNext(Kind::Word) && value.in(m_text).back().isDigit() &&
            m_tokens[m_at].in(m_text).front().isLetter()) {
            value.length = m_tokens[m_at++].end() - value.start;
        }
    }

    bool takeComma() {
        const bool isThere = isNext(Kind::Comma);
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    static Part testOf(FilterTest test) {
        Part part;
        part.test = std::move(test);
        return part;
    }

    QStringView m_text;
    std::vector<FilterToken> m_tokens;
    std::size_t m_at = 0;
    int m_nesting = 0;
};

// Lays the parts out from the last to the first, so that each knows where to go on.
std::uint32_t layOut(Part& part, std::uint32_t onTrue, std::uint32_t onFalse,
                     std::vector<FilterTest>& tests) {
    if (part.isNegated) {
        std::swap(onTrue, onFalse);
    }
    if (part.joint == Part::Joint::Test) {
        part.test.onTrue = onTrue;
        part.test.onFalse = onFalse;
        tests.push_back(std::move(part.test));
        return static_cast<std::uint32_t>(tests.size() - 1);
    }
    const bool isAnd = part.joint == Part::Joint::And;
    std::uint32_t next = isAnd ? onTrue : onFalse;
    for (auto each = part.parts.rbegin(); each != part.parts.rend(); ++each) {
        next = isAnd ? layOut(*each, next, onFalse, tests) : layOut(*each, onTrue, next, tests);
    }
    return next;
}

} // namespace

tl::expected<FilterProgram, FilterError> parseFilter(QStringView text) {
    Parser parser(text);
    FilterProgram program;
    if (parser.isBlank()) {
        return program;
    }
    Parsed whole = parser.parse();
    if (!whole) {
        return tl::unexpected(whole.error());
    }
    program.entry = layOut(*whole, FilterTest::Accept, FilterTest::Reject, program.tests);
    return program;
}

} // namespace muscope
