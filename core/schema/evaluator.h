// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/schema/outcome.h"
#include "core/schema/schema.h"

#include <utility>

namespace muscope::schema {

// Checks values against schemas. A function of its input but for the stop token; one may be used
// from any thread, one call at a time.
class Evaluator final {
public:
    explicit Evaluator(Limits limits = {})
        : m_limits(std::move(limits)) {}

    // The value at root of the instance; of keys that repeat the last counts, as in JSONB.
    [[nodiscard]] Outcome evaluate(const Schema& schema, const json::Document& instance,
                                   json::NodeId root = json::Root) const;

private:
    Limits m_limits;
};

} // namespace muscope::schema
