// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace muscope {

// The first block of a PEM file (RFC 7468). Its bytes may be a secret: they are wiped with it.
struct PemBlock {
    QByteArray label; // "PUBLIC KEY"
    QByteArray der;

    PemBlock() = default;
    PemBlock(PemBlock&& other) noexcept = default;
    PemBlock& operator=(PemBlock&& other) noexcept = default;
    ~PemBlock();

    // Files above MaximumSize are not read.
    [[nodiscard]] static Result<PemBlock> read(const QString& path);

    static constexpr qint64 MaximumSize = 64 * 1024; // bytes
};

} // namespace muscope
