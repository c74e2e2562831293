// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace muscope::schema {

// Which children of one array or object were evaluated, by their place among their siblings: what
// unevaluatedItems and unevaluatedProperties ask (2020-12 core, section 11).
class Marks {
public:
    void mark(std::size_t index) {
        if (index >= m_marked.size()) {
            m_marked.resize(index + 1);
        }
        m_marked[index] = true;
    }
    void markAllBefore(std::size_t end) {
        for (std::size_t index = 0; index < end; ++index) {
            mark(index);
        }
    }
    // Others may have been evaluated too; nobody can tell.
    void doubt() { m_isDoubtful = true; }

    void add(const Marks& other) {
        for (std::size_t index = 0; index < other.m_marked.size(); ++index) {
            if (other.m_marked[index]) {
                mark(index);
            }
        }
        m_isDoubtful = m_isDoubtful || other.m_isDoubtful;
    }

    [[nodiscard]] bool has(std::size_t index) const {
        return index < m_marked.size() && m_marked[index];
    }
    [[nodiscard]] bool isDoubtful() const { return m_isDoubtful; }
    [[nodiscard]] std::size_t size() const { return m_marked.size(); }

private:
    std::vector<bool> m_marked;
    bool m_isDoubtful = false;
};

} // namespace muscope::schema
