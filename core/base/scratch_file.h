// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <span>

class QTemporaryFile;

namespace muscope {

// A file for what has no room in memory, made when something is written first and gone with this.
// One thread at a time.
class ScratchFile {
public:
    ScratchFile();
    ~ScratchFile();
    Q_DISABLE_COPY_MOVE(ScratchFile)

    [[nodiscard]] Result<void> write(std::int64_t place, std::span<const std::byte> bytes);
    // Fills bytes with what was written there before.
    [[nodiscard]] Result<void> read(std::int64_t place, std::span<std::byte> bytes);

private:
    [[nodiscard]] Result<void> open();

    std::unique_ptr<QTemporaryFile> m_file; // null: nothing was written yet
};

} // namespace muscope
