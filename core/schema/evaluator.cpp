// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluator.h"

#include "core/schema/evaluation.h"

namespace muscope::schema {

Outcome Evaluator::evaluate(const Schema& schema, const json::Document& instance,
                            json::NodeId root) const {
    return Evaluation(*schema.m_program, instance, root, m_limits).run();
}

} // namespace muscope::schema
