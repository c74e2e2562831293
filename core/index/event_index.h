// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_batch.h"
#include "core/index/index_snapshot.h"
#include "core/index/string_pool.h"

namespace muscope {

// The events of one session in columns, append-only. Owned and written by one thread (the GUI's);
// snapshots of it may be read on any. Appending n rows costs O(n), a snapshot O(rows / 8192).
class EventIndex {
public:
    EventIndex();

    void append(const IndexBatch& batch);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] IndexSnapshot snapshot() const;

private:
    void appendTexts(const std::vector<QString>& texts);
    void appendRow(const EventRow& row);
    void applyChange(const OperationChange& change);

    std::uint32_t m_size = 0;
    std::uint32_t m_ascending = 0; // so many first rows have ascending sequences
    Sequence m_last;               // of the last of those
    std::uint32_t m_textCount = 0;
    std::vector<std::shared_ptr<IndexChunk>> m_chunks;
    std::vector<std::shared_ptr<StringChunk>> m_texts;
    std::shared_ptr<const std::vector<RowNumber>> m_failures;
    Coverage m_coverage;
};

} // namespace muscope
