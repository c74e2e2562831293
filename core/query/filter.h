// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The filter language:
//
//   size > 90 and not tool in ("health", "ping")
//   receipt == differs or took >= 1.2s
//   greet                                  (type or name holds it)
//
// One parser for the window and the command line. A Filter is compiled once; RowMatcher asks it of
// events. The fields are the table in filter_fields.cpp.
#pragma once

#include "core/query/filter_program.h"

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <memory>

namespace muscope {

// What is wrong with a filter's text, and where, in UTF-16 units.
struct FilterError {
    qsizetype position = 0;
    qsizetype length = 0; // 0: at the end, something is missing
    QString message;      // what was expected, and the way out

    bool operator==(const FilterError&) const = default;
};

// A question that every event passes or not. Immutable, cheap to copy, safe on any thread.
class Filter {
public:
    // Longer texts and deeper nesting are refused: memory and time are linear in the text, the
    // stack is bounded.
    static constexpr qsizetype MaxLength = 16'000;
    static constexpr int MaxNesting = 200;

    // Passes everything.
    Filter();
    // A blank text passes everything.
    [[nodiscard]] static tl::expected<Filter, FilterError> parse(QStringView text);

    [[nodiscard]] bool isEverything() const { return m_program->tests.empty(); }
    // As it was written.
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const FilterProgram& program() const { return *m_program; }

    // It asks what only a request and its response together say (took, hung, …): of an event that
    // may change while later ones are read.
    [[nodiscard]] bool needsOperations() const;
    // It asks what checking receipts says.
    [[nodiscard]] bool needsReceipts() const;

private:
    Filter(QString text, FilterProgram program);

    QString m_text;
    std::shared_ptr<const FilterProgram> m_program;
};

} // namespace muscope
