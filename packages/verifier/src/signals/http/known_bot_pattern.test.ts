import { chromium, firefox, withHeaders } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { known_bot_pattern } from './known_bot_pattern.ts';

describeSignal(known_bot_pattern, {
  hits: {
    'Googlebot, or who says so': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/147.0.0.0 Safari/537.36',
    }),
    'an AI crawler': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)',
    }),
  },
  clears: {
    'a Cubot phone': withHeaders(chromium(), {
      'user-agent':
        'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
    }),
    Firefox: firefox(),
  },
});
