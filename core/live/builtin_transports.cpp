// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/builtin_transports.h"

#include "core/live/modern_transport.h"
#include "core/live/sse_transport.h"
#include "core/live/streamable_transport.h"

namespace muscope {

std::unique_ptr<Transport> makeTransport(TransportKind kind, const LiveContext& context) {
    switch (kind) {
    case TransportKind::HttpSse:
        return std::make_unique<SseTransport>(context);
    case TransportKind::Streamable:
        return std::make_unique<StreamableTransport>(context);
    case TransportKind::Modern:
        return std::make_unique<ModernTransport>(context);
    }
    return nullptr;
}

std::string_view nameOf(TransportKind kind) {
    switch (kind) {
    case TransportKind::HttpSse:
        return "http+sse";
    case TransportKind::Streamable:
        return "streamable";
    case TransportKind::Modern:
        return "modern";
    }
    return {};
}

} // namespace muscope
