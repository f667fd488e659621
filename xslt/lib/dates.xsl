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
        $plain[matches(., '^([0-9]{4}(-[0-9]{2})?|-?-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}(:[0-9]{2})?)$')
               and not(starts-with(., '0000'))],
        $plain[matches(., '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') and . castable as xs:date
               and not(starts-with(., '0000'))],
        $plain[matches(., '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[-+][0-9:]+)?$')
               and . castable as xs:dateTime and not(starts-with(., '0000'))]"/>
  </xsl:function>

  <!-- Returns a date in words: "3 July 1957", "July 1957", "1957", "44 BC"; else as it stands. -->
  <xsl:function name="f:date-words" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:variable name="parts" as="element()?" select="
        analyze-string(normalize-space($date),
          '^(-?[0-9]{4,}|-)(-([0-9]{2}))?(-([0-9]{2}))?(T.*)?$')/*:match"/>
    <xsl:variable name="group" as="function(xs:integer) as xs:string"
        select="function($nr as xs:integer) as xs:string { string($parts//*:group[@nr = $nr]) }"/>
    <xsl:sequence select="
        if (empty($parts)) then normalize-space($date)
        else f:label-with('date.' || (if ($group(5)) then 'day' else if ($group(3)) then 'month' else 'year'),
          map{
            'day': replace($group(5), '^0', ''),
            'month': if ($group(3)) then f:label('month.' || number($group(3))) else '',
            'year': f:year-words($group(1))})
          => normalize-space()"/>
  </xsl:function>

  <!-- Returns a year in words; a year before the first has the era. -->
  <xsl:function name="f:year-words" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="
        if ($year eq '-') then ''
        else if (starts-with($year, '-')) then replace($year, '^-0*', '') || ' ' || f:label('era.bc')
        else replace($year, '^0+([0-9])', '$1')"/>
  </xsl:function>

  <!-- Returns a label in which each {name} is replaced by its value. -->
  <xsl:function name="f:label-with" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, xs:string)"/>
    <xsl:sequence select="
        string-join(analyze-string(f:label($key), '\{([a-z]+)\}')/*
          ! (if (self::*:match) then $values(*:group) else string(.)))"/>
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
