// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_importer.h"
#include "core/workspace/store_task.h"

namespace muscope {

// Reads exported events (NDJSON) in the background into a store that is made for them, to be looked
// at: a file in the folder for temporary ones, for its owner's eyes alone, that goes with the last
// location of it. Ends in finished().
class ImportTask final : public StoreTask {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportTask)

public:
    explicit ImportTask(QObject* parent = nullptr);

    void read(const QString& path);

    // What was read, once it was read to its end.
    [[nodiscard]] const StoreLocation& location() const { return m_location; }
    [[nodiscard]] const ImportReport& report() const { return m_report; }

private:
    StoreLocation m_location;
    ImportReport m_report;
};

} // namespace muscope
