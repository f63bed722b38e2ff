//! In which order expressions that refer to one another are built.

/// Positions in an order in which each comes after those it needs, and the rounds that have none: `needs[at]` are the
/// positions that `at` refers to.
pub fn order(needs: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut state = vec![State::New; needs.len()];
    let (mut order, mut cycles) = (Vec::new(), Vec::new());
    for start in 0..needs.len() {
        // Depth first, on a stack of (position, next need to look at).
        let mut path: Vec<(usize, usize)> = Vec::new();
        if state[start] == State::New {
            path.push((start, 0));
            state[start] = State::Open;
        }
        while let Some((at, next)) = path.last().copied() {
            match needs[at].get(next).copied() {
                Some(need) => {
                    if let Some(top) = path.last_mut() {
                        top.1 += 1;
                    }
                    match state[need] {
                        State::New => {
                            state[need] = State::Open;
                            path.push((need, 0));
                        }
                        State::Open => {
                            let from = path.iter().position(|(on, _)| *on == need).unwrap_or(0);
                            let cycle: Vec<usize> = path[from..].iter().map(|(on, _)| *on).collect();
                            for on in &cycle {
                                state[*on] = State::Circular;
                            }
                            cycles.push(cycle);
                        }
                        State::Done | State::Circular => {}
                    }
                }
                None => {
                    path.pop();
                    if state[at] == State::Open {
                        state[at] = State::Done;
                        order.push(at);
                    }
                }
            }
        }
    }
    (order, cycles)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
    Circular,
}
