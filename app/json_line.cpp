// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/json_line.h"

#include <nlohmann/json.hpp>

namespace muscope {

std::string jsonLine(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json timeJson(const Timestamp& time) {
    const std::string text = time.toText();
    return text.empty() ? Json() : Json(text);
}

Json coverageJson(const Coverage& coverage) {
    return {{"events", coverage.events},
            {"match",
             {{"exact", coverage.exact},
              {"equivalent", coverage.equivalent},
              {"lossy", coverage.lossy}}},
            {"differs", coverage.differs},
            {"malformed", coverage.malformed},
            {"wrong_subject", coverage.wrongSubject},
            {"not_checkable", coverage.notCheckable},
            {"none", coverage.none},
            {"unchecked", coverage.unchecked},
            {"receipt_events", coverage.receiptEvents}};
}

} // namespace muscope
