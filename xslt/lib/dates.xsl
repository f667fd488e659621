<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: ISO 8601 as TEI has it, for machines and for readers. No clock is read anywhere. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- Returns a date that HTML's time element accepts, or nothing. -->
  <xsl:function name="f:datetime" as="xs:string?">
    <xsl:param name="date" as="xs:string?"/>
    <xsl:variable name="plain" as="xs:string" select="normalize-space($date)"/>
    <xsl:sequence select="
        if ($plain eq '' or starts-with($plain, '0000')) then ()
        else if (string-length($plain) eq 10 and $plain castable as xs:date) then $plain
        else $plain[matches(., '^([0-9]{4}(-[0-9]{2})?|-?-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}(:[0-9]{2})?)$')
          or matches(., '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[-+][0-9:]+)?$') and . castable as xs:dateTime]"/>
  </xsl:function>

  <!-- Returns a date in words: "3 July 1957", "July 1957", "1957", "44 BC"; else as it stands. -->
  <xsl:function name="f:date-words" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="plain" as="xs:string" select="normalize-space($date)"/>
    <xsl:choose>
      <xsl:when test="matches($plain, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')">
        <xsl:sequence select="
            f:day-words(substring($plain, 1, 4), substring($plain, 6, 2), substring($plain, 9, 2))"/>
      </xsl:when>
      <xsl:when test="matches($plain, '^(-?[0-9]{4,}|-)(-[0-9]{2}(-[0-9]{2})?)?(T.*)?$')">
        <xsl:variable name="parts" as="xs:string+" select="
            tokenize(replace($plain, '^(-?[0-9]+|-)(-([0-9]{2}))?(-([0-9]{2}))?(T.*)?$', '$1/$3/$5'), '/')"/>
        <xsl:sequence select="f:day-words($parts[1], $parts[2], $parts[3])"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$plain"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns a day in words, or the month or the year where no more is known. -->
  <xsl:function name="f:day-words" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="month" as="xs:string"/>
    <xsl:param name="day" as="xs:string"/>
    <xsl:sequence select="
        normalize-space(f:label-with('date.' || (if ($day) then 'day' else if ($month) then 'month' else 'year'),
          map{
            'day': replace($day, '^0', ''),
            'month': if ($month) then f:label('month.' || number($month)) else '',
            'year': f:year-words($year)}))"/>
  </xsl:function>

  <!-- Returns a year in words; a year before the first has the era. -->
  <xsl:function name="f:year-words" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="
        if ($year eq '-') then ''
        else if (starts-with($year, '-')) then replace($year, '^-0*', '') || ' ' || f:label('era.bc')
        else replace($year, '^0+([0-9])', '$1')"/>
  </xsl:function>

  <!-- Returns the year of a date; of a date without one, the date. -->
  <xsl:function name="f:year-of" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="replace($date, '^(-?[0-9]{4,}).*$', '$1')"/>
  </xsl:function>

  <!-- Returns the years from one date to another, "1887–1968", or the one year that both are of. -->
  <xsl:function name="f:years" as="xs:string">
    <xsl:param name="dates" as="xs:string*"/>
    <xsl:sequence select="string-join(distinct-values($dates ! f:year-words(f:year-of(.))), '–')"/>
  </xsl:function>

  <!-- Returns the words of a document's date: the text it has, else its limits in words. -->
  <xsl:function name="f:date-text" as="xs:string">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="
        if (empty($date)) then ''
        else if (normalize-space($date)) then normalize-space($date)
        else if ($date/@when) then f:date-words($date/@when)
        else if ($date/@from and $date/@to)
          then f:date-words($date/@from) || ' – ' || f:date-words($date/@to)
        else if ($date/@not-before and $date/@not-after)
          then f:date-words($date/@not-before) || ' – ' || f:date-words($date/@not-after)
        else ($date/(@from, @not-before)
                ! f:label-with('date.after', map{'date': f:date-words(.)}),
              $date/(@to, @not-after)
                ! f:label-with('date.before', map{'date': f:date-words(.)}), '')[1]"/>
  </xsl:function>

  <!-- Returns a day, and the time of day where it is given. -->
  <xsl:function name="f:moment" as="xs:string">
    <xsl:param name="when" as="xs:string"/>
    <xsl:sequence select="
        string-join((f:date-words($when), replace($when, '^.*T([0-9]{2}:[0-9]{2}).*$', '$1')[. ne $when]), ', ')"/>
  </xsl:function>

  <!-- Returns how long something lasts: "1 min 30 s" for what ISO 8601 writes "PT1M30S". -->
  <xsl:function name="f:duration" as="xs:string">
    <xsl:param name="duration" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="
        analyze-string($duration, '([0-9.]+)([HMS])')/*:match
          ! (*:group[1] || ' ' || map{'H': 'h', 'M': 'min', 'S': 's'}(string(*:group[2])))"/>
    <xsl:sequence select="
        if (matches($duration, '^PT([0-9.]+[HMS])+$')) then string-join($parts, ' ') else $duration"/>
  </xsl:function>

</xsl:stylesheet>
