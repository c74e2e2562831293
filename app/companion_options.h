// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_description.h"
#include "core/workspace/companions.h"

#include <QString>

#include <stop_token>
#include <vector>

namespace muscope {

class Options;

// --receipts and --workflows: what events are held against beside what the store itself has.
void addCompanionOptions(Options& options);
[[nodiscard]] Result<CompanionFiles> readCompanions(const Options& options,
                                                    const std::stop_token& stop);

// Which receipts and workflows could not be read, a sentence each.
[[nodiscard]] std::vector<QString> remarksOf(const CompanionFiles& companions);

// Says what is to be known of the store, and which receipts and workflows could not be read; true
// where there are none of those.
bool printRemarks(const StoreDescription& store, const CompanionFiles& companions);

} // namespace muscope
