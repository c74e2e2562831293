// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/payload_start.h"

#include "core/base/utf8_text.h"

namespace muscope {

PayloadStart payloadStart(const EventView& event) {
    const std::string_view payload = event.payload.value_or(std::string_view());
    const std::size_t end = characterStart(payload, PayloadStart::MostBytes);
    return {payload.substr(0, end), end < payload.size(),
            static_cast<std::int64_t>(payload.size())};
}

} // namespace muscope
