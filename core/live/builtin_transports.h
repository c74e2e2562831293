// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/negotiation.h"
#include "core/live/transport.h"

#include <memory>
#include <string_view>

namespace muscope {

// The transports that muscope knows: one for each kind.
[[nodiscard]] std::unique_ptr<Transport> makeTransport(TransportKind kind,
                                                       const LiveContext& context);
// As facts have it: "http+sse", "streamable", "modern".
[[nodiscard]] std::string_view nameOf(TransportKind kind);

} // namespace muscope
