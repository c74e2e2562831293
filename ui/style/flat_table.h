// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTableView;

namespace muscope {

// What all tables of the window have in common: whole rows of one height, no grid, no frame, no row
// numbers; Tab leaves the table. Wants the table's font set.
void makeFlat(QTableView& table);

} // namespace muscope
