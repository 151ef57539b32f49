// A thread that cannot even begin.
throw new Error('broken');
