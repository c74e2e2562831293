// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/stream_names.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t MostKeptOpen = 1'000;

bool isPost(std::string_view name) {
    constexpr std::string_view Prefix = "post ";
    return name.size() > Prefix.size() && name.starts_with(Prefix) &&
           std::ranges::all_of(name.substr(Prefix.size()),
                               [](char letter) { return letter >= '0' && letter <= '9'; });
}

} // namespace

std::string_view StreamNames::nameOf(const EventView& event, const DecodedEvent& decoded) {
    const std::string_view name = fullNameOf(event, decoded);
    if (name.empty() || m_names.contains(name)) {
        return name;
    }
    if (m_names.size() == MostNames) {
        return Others;
    }
    m_names.emplace(name);
    return name;
}

std::string_view StreamNames::fullNameOf(const EventView& event, const DecodedEvent& decoded) {
    const std::string_view name = storedName(event);
    if (!isPost(name)) {
        return name;
    }
    const bool isSubscription =
        decoded.kind == MessageKind::Request && decoded.name == "subscriptions/listen";
    if (isSubscription && m_keptOpen.size() < MostKeptOpen) {
        m_keptOpen.emplace(name);
    }
    return m_keptOpen.contains(name) ? name : Posts;
}

std::string_view StreamNames::storedName(const EventView& event) {
    if (event.streamId) {
        return *event.streamId;
    }
    // Most metadata says nothing of a stream: not worth a parse.
    if (!event.metadata || event.metadata->find("\"stream\"") == std::string_view::npos) {
        return {};
    }
    const auto document = m_parser.parse(*event.metadata);
    const auto stream = document ? (*document)->find(json::Root, "stream") : std::nullopt;
    return stream && (*document)->type(*stream) == json::Type::String
               ? (*document)->decodedString(*stream, m_scratch)
               : std::string_view();
}

} // namespace muscope
