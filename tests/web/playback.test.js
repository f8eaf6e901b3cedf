// @ts-check
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { Playback, moveInLoop } from '../../web/src/model/playback.js';

describe('playback', () => {
  let moves = 0;
  beforeEach(() => {
    moves = 0;
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => mock.timers.reset());

  it('moves at once and then by the clock', () => {
    const playback = new Playback(() => (moves++, 'step'));
    playback.start();
    assert.equal(moves, 1);
    mock.timers.tick(2400);
    assert.equal(moves, 2);
    assert.ok(playback.playing);
  });

  it('is faster at a higher speed', () => {
    const playback = new Playback(() => (moves++, 'step'));
    playback.speed = 4;
    playback.start();
    for (let i = 0; i < 4; i++) mock.timers.tick(600);
    assert.equal(moves, 5);
  });

  it('stops when it is stopped', () => {
    const playback = new Playback(() => (moves++, 'cell'));
    playback.start();
    playback.stop();
    mock.timers.tick(100000);
    assert.equal(moves, 1);
    assert.ok(!playback.playing);
  });

  it('stops after the last move', () => {
    const playback = new Playback(() => (++moves < 3 ? 'cell' : null));
    playback.start();
    for (let i = 0; i < 10; i++) mock.timers.tick(1000);
    assert.equal(moves, 3);
    assert.ok(!playback.playing);
  });

  it('has one clock however often it is started', () => {
    const playback = new Playback(() => (moves++, 'step'));
    playback.start();
    playback.start();
    mock.timers.tick(2400);
    assert.equal(moves, 3);
  });
});

describe('a loop', () => {
  it('whose end is within a phase shows it before it begins again', () => {
    const ends = [7, 15];
    const walk = {
      position: { iteration: 0, step: 0, cell: null },
      step: { rows: 1, columns: 1 },
      next() {
        this.goTo({ step: ends.find((end) => end > this.position.step) ?? 15 });
      },
      goTo(/** @type {{step: number}} */ { step }) {
        this.position = { iteration: 0, step, cell: null };
      },
    };
    const place = (/** @type {number} */ step) => ({ iteration: 0, step, cell: null });
    const steps = Array.from({ length: 4 }, () => {
      moveInLoop(/** @type {any} */ (walk), place(0), place(3), 'phase');
      return walk.position.step;
    });
    assert.deepEqual(steps, [3, 0, 3, 0]);
  });
});
