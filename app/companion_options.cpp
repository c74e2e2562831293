// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/companion_options.h"

#include "app/console.h"
#include "app/options.h"

#include <algorithm>

namespace muscope {

void addCompanionOptions(Options& options) {
    options.addValue("receipts", "DIR",
                     "checks the .mu files of this folder too: EVENT_ID.mu, or with an Event_ID: "
                     "line");
    options.addValue("workflows", "DIR",
                     "holds events against the MAML workflows of this folder or file too");
}

Result<CompanionFiles> readCompanions(const Options& options, const std::stop_token& stop) {
    CompanionFiles companions;
    if (options.has("receipts")) {
        auto folder = ReceiptFolder::read({options.value("receipts")}, stop);
        if (!folder) {
            return tl::unexpected(folder.error());
        }
        companions.receipts = std::move(*folder);
    }
    if (options.has("workflows")) {
        auto workflows = WorkflowSet::read({options.value("workflows")}, stop);
        if (!workflows) {
            return tl::unexpected(workflows.error());
        }
        companions.workflows = std::move(*workflows);
    }
    return companions;
}

std::vector<QString> remarksOf(const CompanionFiles& companions) {
    std::vector<QString> remarks;
    if (companions.receipts) {
        remarks = companions.receipts->remarks();
    }
    if (companions.workflows) {
        std::ranges::copy(companions.workflows->remarks(), std::back_inserter(remarks));
    }
    return remarks;
}

bool printRemarks(const StoreDescription& store, const CompanionFiles& companions) {
    std::ranges::for_each(store.remarks, printError);
    const std::vector<QString> unread = remarksOf(companions);
    std::ranges::for_each(unread, printError);
    return unread.empty();
}

} // namespace muscope
