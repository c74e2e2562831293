// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/json/document.h"

#include <QByteArray>

namespace muscope {

// The most bytes that are taken out of base64; beyond, the block is told but not opened.
inline constexpr std::int64_t MostBlockBytes = 64LL << 20;

// How many bytes a string of base64 holds, told by its length: exact where the base64 is sound.
[[nodiscard]] std::int64_t base64Size(const json::Document& document, json::NodeId data);

// The bytes of a string of base64 (RFC 4648, either alphabet); line ends in it mean nothing, other
// characters are an error. For a thread that may work: it takes as long as the data is large.
[[nodiscard]] Result<QByteArray> base64Bytes(const json::Document& document, json::NodeId data);

} // namespace muscope
