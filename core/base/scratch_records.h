// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/scratch_file.h"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace muscope {

// Any number of small records, read in the order they were added, as often as wanted: the last of
// them are in memory, all before them in a file, if there are so many. One thread at a time.
template <typename T>
class ScratchRecords {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    static constexpr std::size_t MostInMemory = std::max<std::size_t>((32U << 10U) / sizeof(T), 1);

    void append(const T& record) {
        m_tail.push_back(record);
        if (m_tail.size() == MostInMemory) {
            flush();
        }
    }
    [[nodiscard]] std::int64_t size() const {
        return m_stored + static_cast<std::int64_t>(m_tail.size());
    }
    // Forgets what lies beyond the first so many.
    void truncate(std::int64_t size) {
        m_tail.resize(static_cast<std::size_t>(std::max<std::int64_t>(size - m_stored, 0)));
        m_stored = std::min(m_stored, size);
    }
    // The first failure of keeping them; nothing that was added since then is there.
    [[nodiscard]] const Result<void>& status() const { return m_status; }

    // Goes through the records from begin to end - 1; nothing is to be added meanwhile.
    class Reader {
    public:
        // Keeps so many of them in memory.
        Reader(ScratchRecords& records, std::int64_t begin, std::int64_t end,
               std::int64_t most = MostInMemory)
            : m_records(records)
            , m_next(begin)
            , m_end(end)
            , m_most(most) {
            fill();
        }

        // Null behind the last one, and once reading has failed.
        [[nodiscard]] const T* current() const {
            return m_place < m_block.size() ? &m_block[m_place] : nullptr;
        }
        void advance() {
            if (++m_place == m_block.size()) {
                fill();
            }
        }
        [[nodiscard]] const Result<void>& status() const { return m_status; }

    private:
        void fill() {
            m_place = 0;
            m_block.resize(static_cast<std::size_t>(std::min(m_end - m_next, m_most)));
            m_status = m_records.read(m_next, m_block);
            m_next += static_cast<std::int64_t>(m_block.size());
            if (!m_status) {
                m_block.clear();
            }
        }

        ScratchRecords& m_records;
        std::int64_t m_next; // the first that is not in m_block
        std::int64_t m_end;
        std::int64_t m_most;
        std::vector<T> m_block;
        std::size_t m_place = 0; // in m_block
        Result<void> m_status;
    };

private:
    static constexpr auto RecordBytes = static_cast<std::int64_t>(sizeof(T));

    void flush() {
        if (m_status) {
            m_status = m_file.write(m_stored * RecordBytes, std::as_bytes(std::span(m_tail)));
        }
        m_stored += static_cast<std::int64_t>(m_tail.size());
        m_tail.clear();
    }
    [[nodiscard]] Result<void> read(std::int64_t begin, std::span<T> records) {
        if (!m_status || records.empty()) {
            return m_status;
        }
        const auto inFile = static_cast<std::size_t>(std::clamp<std::int64_t>(
            m_stored - begin, 0, static_cast<std::int64_t>(records.size())));
        std::copy_n(m_tail.begin() + std::max<std::int64_t>(begin - m_stored, 0),
                    records.size() - inFile, records.begin() + static_cast<std::ptrdiff_t>(inFile));
        return inFile == 0 ? Result<void>()
                           : m_file.read(begin * RecordBytes,
                                         std::as_writable_bytes(records.first(inFile)));
    }

    ScratchFile m_file;
    std::int64_t m_stored = 0; // records in it
    std::vector<T> m_tail;     // behind those
    Result<void> m_status;
};

} // namespace muscope
