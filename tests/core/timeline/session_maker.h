// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_index.h"

#include <random>
#include <string>

namespace muscope {

// Fills an index with events of every shape, by hand or by chance.
class SessionMaker {
public:
    explicit SessionMaker(unsigned seed = 1)
        : m_random(seed) {}

    RowNumber add(EventRow row, const std::string& type, const std::string& name = {}) {
        const RowNumber number(m_index.size());
        row.sequence = Sequence(number.value());
        row.type = m_pool.intern(type);
        row.name = m_pool.intern(name);
        row.stream = m_pool.intern(m_stream);
        m_index.append({{row}, m_pool.takeNewTexts(), {}});
        return number;
    }
    // The stream of all that is added from now on.
    void setStream(const std::string& stream) { m_stream = stream; }
    RowNumber at(std::int64_t time, const std::string& type, Verdict verdict = Verdict::None) {
        EventRow row;
        row.time = Timestamp::fromMicroseconds(time);
        row.verdict = verdict;
        return add(row, type);
    }
    RowNumber request(std::int64_t time, Direction direction = Direction::ClientToServer) {
        EventRow row;
        row.time = Timestamp::fromMicroseconds(time);
        row.kind = MessageKind::Request;
        row.direction = direction;
        row.operation = OperationState::Open;
        return add(row, "request", "greet");
    }
    RowNumber answer(RowNumber request, std::int64_t time) {
        EventRow row;
        row.time = Timestamp::fromMicroseconds(time);
        row.kind = MessageKind::Response;
        row.direction = opposite(m_index.snapshot().row(request).direction);
        row.operation = OperationState::Answer;
        row.peer = request;
        const RowNumber number = add(row, "response", "greet");
        m_index.append({{}, {}, {{request, OperationState::Answered, number}}});
        return number;
    }

    // count events: most in order, some at the same time, some far back, some without a time.
    void addRandom(int count, std::int64_t spread) {
        for (int event = 0; event < count; ++event) {
            const unsigned dice = next(100);
            m_time += dice < 20 ? 0 : next(static_cast<unsigned>(spread));
            const std::int64_t time = dice < 90 ? m_time : m_time - next(50) * spread;
            if (dice % 5 == 0) {
                m_open.push_back(request(time));
            } else if (dice % 5 == 1 && !m_open.empty()) {
                std::swap(m_open[next(static_cast<unsigned>(m_open.size()))], m_open.back());
                answer(m_open.back(), time);
                m_open.pop_back();
            } else {
                addOther(time, dice);
            }
        }
    }

    [[nodiscard]] IndexSnapshot snapshot() const { return m_index.snapshot(); }

private:
    [[nodiscard]] unsigned next(unsigned below) {
        return static_cast<unsigned>(m_random() % below);
    }

    void addOther(std::int64_t time, unsigned dice) {
        static constexpr std::array Verdicts{
            Verdict::Match,     Verdict::Match,        Verdict::None,        Verdict::Differs,
            Verdict::Malformed, Verdict::WrongSubject, Verdict::NotCheckable};
        EventRow row;
        row.time = dice == 3 ? Timestamp::unreadable() : Timestamp::fromMicroseconds(time);
        row.kind = dice % 5 == 2 ? MessageKind::Notification : MessageKind::Other;
        row.verdict = Verdicts[next(Verdicts.size())];
        add(row, "type " + std::to_string(next(4)));
    }

    std::mt19937 m_random;
    StringPool m_pool;
    EventIndex m_index;
    std::string m_stream;
    std::int64_t m_time = 1'795'165'200'000'000;
    std::vector<RowNumber> m_open;
};

} // namespace muscope
