// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/spool.h"
#include "core/workspace/own_spool.h"

#include <memory>
#include <span>

namespace muscope {

// One thread's way into a recorder's spool.
class SpoolInlet {
public:
    explicit SpoolInlet(OwnSpool& file)
        : m_file(file) {}

    // Durably, all or none; how many of them are new.
    [[nodiscard]] Result<std::size_t> append(std::span<const RecordedEvent> events);

    void close() { m_spool.reset(); }

private:
    OwnSpool& m_file;
    std::unique_ptr<Spool> m_spool;
};

} // namespace muscope
