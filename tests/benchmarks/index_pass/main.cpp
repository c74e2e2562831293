// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Fills an index with all events of a store, without checking receipts:
//   muscope-bench-index [--sql] STORE
// --sql prints the statement whose COPY is the yardstick instead.
#include "core/index/event_index.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/store/builtin_stores.h"
#include "core/workspace/event_pass.h"

#include <QCoreApplication>

#include <cstdio>

namespace muscope {

namespace {

int fail(const Error& error) {
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    return 3;
}

int printSql(const StoreLocation& location) {
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    const auto connection = backend.connect(location, Access::ReadOnly, remarks);
    if (!connection) {
        return fail(connection.error());
    }
    Result<EventTable> table = findEventTable(**connection, backend.dialect, location);
    if (!table) {
        return fail(table.error());
    }
    std::puts(EventSql(backend.dialect, std::move(*table)).scan({}).constData());
    return 0;
}

int fillIndex(const StoreLocation& location) {
    const auto store = EventStore::open(location);
    if (!store) {
        return fail(store.error());
    }
    const RuleRegistry rules = builtinRules();
    EventIndex index;
    const Result<void> done = runPass(
        **store, location, rules, {std::nullopt, false, true}, [](const auto&) {},
        [&index](const PassBatch& batch) { index.append(batch.index); }, {});
    if (!done) {
        return fail(done.error());
    }
    std::printf("%u events\n", index.size());
    return 0;
}

} // namespace

} // namespace muscope

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto location = muscope::StoreLocation::parse(arguments.value(arguments.size() - 1));
    if (!location) {
        return muscope::fail(location.error());
    }
    return arguments.value(1) == u"--sql" ? muscope::printSql(*location)
                                          : muscope::fillIndex(*location);
}
