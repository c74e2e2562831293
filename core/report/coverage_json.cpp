// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/coverage_json.h"

#include <nlohmann/json.hpp>

namespace muscope {

nlohmann::ordered_json coverageJson(const Coverage& coverage) {
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
