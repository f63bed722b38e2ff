//! The probability of keeping a cap: reference cases in closed form and by sampling.

mod target;

use crossfoot::target::odds::{Delivery, Draws, Growth, OddsError, Spread, Uncertain, UncertainStream, closed, sample};
use target::{near, rows};

fn stream(address: &str, emissions: Spread) -> UncertainStream {
    UncertainStream { address: address.to_owned(), emissions, growth: None, cut: 0.0, deliveries: Vec::new() }
}

/// The model that a row describes.
fn model(inputs: &str) -> Uncertain {
    let named =
        |name: &str| inputs.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('=')?.parse::<f64>().ok());
    let cap = named("cap").unwrap();
    let stream = if let (Some(mean), Some(deviation)) = (named("mean"), named("sd")) {
        stream("total", Spread::Normal { mean, deviation })
    } else if let Some(bau) = named("bau") {
        let measures = inputs.split_once("measures=").unwrap().1;
        let delivery = |(at, text): (usize, &str)| {
            let (fraction, probability) = text.strip_prefix('f').unwrap().split_once("@p").unwrap();
            Delivery {
                address: format!("measure/{at}"),
                fraction: fraction.parse().unwrap(),
                probability: probability.parse().unwrap(),
            }
        };
        let deliveries = measures.split(' ').enumerate().map(delivery).collect();
        UncertainStream { deliveries, ..stream("plant", Spread::Fixed(bau)) }
    } else {
        let growth = Growth {
            mean: named("log_growth_mean").unwrap(),
            deviation: named("log_growth_sd").unwrap(),
            years: named("years").unwrap() as u32,
        };
        let base = Spread::Fixed(named("e0").unwrap());
        UncertainStream { growth: Some(growth), cut: named("cut").unwrap(), ..stream("plant", base) }
    };
    Uncertain { streams: vec![stream], cap }
}

#[test]
fn exact_probabilities_are_reached_in_closed_form_and_within_four_standard_errors() {
    for row in rows("probability_exact.csv").unwrap_or_default() {
        let model = model(&row["inputs"]);
        let expected: f64 = row["probability"].parse().unwrap();
        near(&row["case"], closed(&model).unwrap().unwrap().probability, expected, 1e-9);
        for seed in 0..8 {
            let count = 100_000;
            let sampled = sample(&model, Draws { seed, count, threads: 2 }).unwrap();
            let error = (expected * (1.0 - expected) / count as f64).sqrt();
            let off = (sampled.probability - expected) / error;
            assert!(off.abs() <= 4.0, "{} seed {seed}: {off} standard errors", row["case"]);
        }
    }
}

#[test]
fn draws_do_not_depend_on_threads_nor_on_other_streams() {
    let normal = Spread::Normal { mean: 500.0, deviation: 20.0 };
    let one = Uncertain { streams: vec![stream("a", normal)], cap: 510.0 };
    let draws = |threads| Draws { seed: 3, count: 50_001, threads };
    let first = sample(&one, draws(1)).unwrap();
    assert_eq!(first, sample(&one, draws(7)).unwrap());
    assert!((first.mean - 500.0).abs() < 4.0 * 20.0 / (50_001_f64).sqrt());
    assert!((first.deviation - 20.0).abs() < 0.5);
    let fixed = Uncertain { streams: vec![stream("b", Spread::Fixed(100.0)), stream("a", normal)], cap: 610.0 };
    assert_eq!(sample(&fixed, draws(2)).unwrap().kept, first.kept);
}

#[test]
fn what_no_distribution_can_have_is_refused() {
    let with = |emissions| Uncertain { streams: vec![stream("a", emissions)], cap: 1.0 };
    let draws = Draws { seed: 0, count: 10, threads: 1 };
    for bad in [
        Spread::Fixed(f64::NAN),
        Spread::Normal { mean: 0.0, deviation: -1.0 },
        Spread::Uniform { lower: 2.0, upper: 1.0 },
        Spread::Normal { mean: f64::INFINITY, deviation: 1.0 },
    ] {
        assert_eq!(sample(&with(bad), draws), Err(OddsError::Number("a".to_owned())));
        assert!(closed(&with(bad)).is_err());
    }
    // Growth beyond all size has no sum of squares.
    for growth in [(1000.0, 0.1), (0.0, 500.0), (40.0, 0.1)] {
        let growth = Some(Growth { mean: growth.0, deviation: growth.1, years: 9 });
        let grown = UncertainStream { growth, ..stream("a", Spread::Fixed(1.0)) };
        let grown = Uncertain { streams: vec![grown], cap: 1.0 };
        assert_eq!(sample(&grown, draws), Err(OddsError::Number("a".to_owned())));
    }
    let fine = with(Spread::Fixed(1.0));
    assert_eq!(sample(&fine, Draws { count: 0, ..draws }), Err(OddsError::NoDraws));
    let twice = Uncertain { streams: vec![fine.streams[0].clone(), fine.streams[0].clone()], cap: 1.0 };
    assert_eq!(closed(&twice), Err(OddsError::Twice("a".to_owned())));
    let delivery = Delivery { address: "m".to_owned(), fraction: 0.5, probability: 1.2 };
    let stream = UncertainStream { deliveries: vec![delivery], ..fine.streams[0].clone() };
    assert_eq!(closed(&Uncertain { streams: vec![stream], cap: 1.0 }), Err(OddsError::Fraction("m".to_owned())));
    // What equals the cap keeps it.
    assert_eq!(sample(&fine, draws).unwrap().probability, 1.0);
}
