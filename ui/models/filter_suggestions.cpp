// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/filter_suggestions.h"

#include "core/query/filter_fields.h"
#include "core/query/filter_tokens.h"
#include "ui/models/seen_texts.h"

#include <array>

namespace muscope {

namespace {

using TokenKind = FilterToken::Kind;

constexpr std::size_t MostSuggestions = 50;
constexpr std::array EqualitySigns{"==", "!=", "in"};
constexpr std::array OrderSigns{"==", "!=", "<", "<=", ">", ">=", "in"};
constexpr std::array TextSigns{"==", "!=", "in", "contains", "startswith", "endswith", "matches"};

// The field whose value is wanted behind these tokens; null where none is.
const FilterField* fieldOfValue(QStringView text, const std::vector<FilterToken>& before) {
    std::size_t at = before.size();
    // Back over the values of a list.
    while (at > 0 &&
           (before[at - 1].kind == TokenKind::Comma || before[at - 1].kind == TokenKind::Open ||
            before[at - 1].kind == TokenKind::String || before[at - 1].kind == TokenKind::Number)) {
        --at;
    }
    if (at < 2) {
        return nullptr;
    }
    const FilterToken& sign = before[at - 1];
    const bool isComparison =
        sign.kind == TokenKind::Operator ||
        (sign.kind == TokenKind::Keyword &&
         (sign.length > 3 || sign.in(text).compare(u"in", Qt::CaseInsensitive) == 0));
    return isComparison ? findFilterField(before[at - 2].in(text)) : nullptr;
}

class Collector {
public:
    Collector(QStringView begun, FilterSuggestions& suggestions)
        : m_begun(begun)
        , m_suggestions(suggestions) {}

    void offer(const QString& word, const QString& meaning = {}) {
        if (m_suggestions.list.size() < MostSuggestions && word != m_begun &&
            word.contains(m_begun, Qt::CaseInsensitive)) {
            m_suggestions.list.push_back({word, meaning});
        }
    }

    void offerFields() {
        for (const FilterField& field : filterFields()) {
            if (QStringView(QString(field.name)).startsWith(m_begun, Qt::CaseInsensitive)) {
                offer(field.name, QString::fromUtf8(field.meaning));
            }
        }
    }

    template <typename Signs>
    void offerSigns(const Signs& signs) {
        for (const char* sign : signs) {
            offer(QString::fromLatin1(sign));
        }
    }

    void offerValues(const FilterField& field, const SeenTexts& seen) {
        for (const FieldWord& word : field.words) {
            offer(word.name);
        }
        if (field.shape == FieldShape::Truth) {
            offer(QStringLiteral("true"));
            offer(QStringLiteral("false"));
        } else if (field.shape == FieldShape::Text) {
            const bool isType = field.column == FilterColumn::Type;
            for (const QString& text : isType ? seen.types() : seen.names()) {
                offer(filterSpelling(text));
            }
        }
    }

    void offerSignsOf(const FilterField& field) {
        switch (field.shape) {
        case FieldShape::Text:
            offerSigns(TextSigns);
            break;
        case FieldShape::Word:
            offerSigns(EqualitySigns);
            break;
        case FieldShape::Truth:
            break;
        case FieldShape::Number:
        case FieldShape::Size:
        case FieldShape::Duration:
        case FieldShape::Time:
            offerSigns(OrderSigns);
            break;
        }
    }

private:
    QStringView m_begun;
    FilterSuggestions& m_suggestions;
};

} // namespace

FilterSuggestions suggestForFilter(QStringView text, qsizetype cursor, const SeenTexts& seen) {
    const QStringView written = text.first(cursor);
    std::vector<FilterToken> before = classifiedFilterTokens(written);
    FilterSuggestions suggestions{cursor, 0, {}};
    if (!before.empty() && before.back().end() == cursor) {
        const TokenKind kind = before.back().kind;
        const bool isBegun = kind == TokenKind::Word || kind == TokenKind::Field ||
                             kind == TokenKind::Keyword || kind == TokenKind::String ||
                             kind == TokenKind::Broken;
        if (isBegun) {
            suggestions.start = before.back().start;
            suggestions.length = before.back().length;
            before.pop_back();
        }
    }
    QStringView begun = written.sliced(suggestions.start);
    if (!begun.isEmpty() && (begun.front() == u'"' || begun.front() == u'\'')) {
        begun = begun.sliced(1);
    }
    Collector collect(begun, suggestions);
    const TokenKind last = before.empty() ? TokenKind::Open : before.back().kind;
    if (last == TokenKind::Field) {
        const FilterField& field = *findFilterField(before.back().in(written));
        collect.offerSignsOf(field);
        if (field.shape == FieldShape::Truth) {
            collect.offer(QStringLiteral("and"));
            collect.offer(QStringLiteral("or"));
        }
    } else if (const FilterField* field = fieldOfValue(written, before);
               field != nullptr && last != TokenKind::String && last != TokenKind::Number) {
        collect.offerValues(*field, seen);
    } else if (last == TokenKind::String || last == TokenKind::Number || last == TokenKind::Close ||
               last == TokenKind::Word) {
        collect.offer(QStringLiteral("and"));
        collect.offer(QStringLiteral("or"));
    } else if (last == TokenKind::Open || last == TokenKind::Keyword) {
        collect.offerFields();
        collect.offer(QStringLiteral("not"));
    }
    return suggestions;
}

} // namespace muscope
