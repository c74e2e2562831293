// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/index/event_row.h"
#include "core/index/string_pool.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace muscope {

struct IndexChunk;

// An unchanging view of the first size() events of an index; cheap to copy, safe on any thread.
// Rows are in the store's order, those that were stored later behind them as they came. peer and
// operation of a row may still turn from Open to Answered while the session is being read.
class IndexSnapshot {
public:
    IndexSnapshot();

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    // The event at number, which must be below size().
    [[nodiscard]] EventRow row(RowNumber number) const;

    // The event with that sequence; nullopt where it is not here. Logarithmic in the rows that are
    // in order, linear in those from the first on that came late.
    [[nodiscard]] std::optional<RowNumber> rowOf(Sequence sequence) const;

    // Two of its columns alone, for those who look at many rows.
    [[nodiscard]] Timestamp timeOf(RowNumber number) const;
    [[nodiscard]] std::optional<RowNumber> peerOf(RowNumber number) const;

    // The text behind an id of this index.
    [[nodiscard]] const QString& text(StringId id) const;

    // From the request's time to the response's, in microseconds, for both halves of an operation;
    // to its own for a part of one; nullopt where there is no peer or a time is unknown.
    [[nodiscard]] std::optional<std::int64_t> tookMicroseconds(const EventRow& row) const;

    // Verdict counts over the rows of this snapshot.
    [[nodiscard]] const Coverage& coverage() const { return m_coverage; }

    // The rows whose receipt fails, in the store's order.
    [[nodiscard]] const std::vector<RowNumber>& failures() const { return *m_failures; }

private:
    friend class EventIndex;

    std::uint32_t m_size = 0;
    std::uint32_t m_ascending = 0; // so many first rows have ascending sequences
    std::vector<std::shared_ptr<const IndexChunk>> m_chunks;
    std::vector<std::shared_ptr<const StringChunk>> m_texts;
    std::shared_ptr<const std::vector<RowNumber>> m_failures;
    Coverage m_coverage;
};

} // namespace muscope
