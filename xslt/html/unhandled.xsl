<?xml version="1.0" encoding="UTF-8"?>
<!-- What no rule handles is shown all the same, and counted: elements without a rule (the only
     catch-all), and what an editor distinguishes by attributes and no page shows. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:named" match="*" use="node-name()"/>

  <xsl:template match="*" mode="m:html" priority="-1" as="node()*">
    <xsl:if test="key('f:named', node-name())[f:on-page(.)][1] is .">
      <xsl:message>
        <d:finding code="ED501" file="{(ancestor-or-self::*/@d:file)[last()]}" at="{@d:at}">
          <xsl:text expand-text="yes">The element {name()} has no rule of its own; its content is shown as it stands.</xsl:text>
        </d:finding>
      </xsl:message>
    </xsl:if>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'unhandled'"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- The distinctions of a document that no page shows: a message for each kind, with its count and
       its first place. -->
  <xsl:template match="/" mode="m:unhandled" as="empty-sequence()">
    <xsl:variable name="text" as="element()*" select="
        (descendant::text | descendant::standOff | descendant::sourceDoc | */self::*[not(self::TEI or self::teiCorpus)])
          [not(ancestor::text or ancestor::standOff or ancestor::sourceDoc)]"/>
    <xsl:for-each-group group-by="local-name(..) || '/@' || name()"
        select="$text/descendant-or-self::*[namespace-uri() = ('http://www.tei-c.org/ns/1.0', '')]
          /(@* except (@xml:id | @d:*))">
      <xsl:variable name="known" as="xs:string*" select="f:known-values(local-name(..), name())"/>
      <xsl:if test="not($known = '*')">
        <xsl:call-template name="f:kinds">
          <xsl:with-param name="attributes" select="current-group()"/>
          <xsl:with-param name="known" select="$known"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The kinds that are told apart by one attribute of one element; where there are very many, they
       are values and no kinds. -->
  <xsl:template name="f:kinds" as="empty-sequence()">
    <xsl:param name="attributes" as="attribute()+"/>
    <xsl:param name="known" as="xs:string*"/>
    <xsl:variable name="groups" as="map(xs:string, attribute()*)">
      <xsl:map>
        <xsl:for-each-group select="$attributes" group-by="f:unshown(.)">
          <xsl:if test="not(f:is-known(current-grouping-key(), $known) or f:is-own(., current-grouping-key()))">
            <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
          </xsl:if>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:variable name="kinds" as="xs:string*" select="sort(map:keys($groups))"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:choose>
      <xsl:when test="count($kinds) gt 12">
        <xsl:call-template name="f:kind">
          <xsl:with-param name="value" select="''"/>
          <xsl:with-param name="of" select="$attributes intersect $kinds ! $groups(.)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$kinds">
          <xsl:call-template name="f:kind">
            <xsl:with-param name="value" select="."/>
            <xsl:with-param name="of" select="$groups(.)"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The message of a kind. -->
  <xsl:template name="f:kind" as="empty-sequence()">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="of" as="attribute()+"/>
    <xsl:variable name="first" as="element()" select="$of[1]/.."/>
    <xsl:message>
      <d:unhandled pattern="{f:pattern($of[1], $value)}" count="{count($of)}" attribute="{name($of[1])}"
          file="{($first/ancestor-or-self::*/@d:file)[last()]}" at="{$first/@d:at}"/>
    </xsl:message>
  </xsl:template>

  <!-- Returns what is met, as XPath would say it, and a declaration of CSS after it. -->
  <xsl:function name="f:pattern" as="xs:string">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="said" as="xs:string" select="replace($value, '\{.*$', '')"/>
    <xsl:variable name="quote" as="xs:string" select="if (contains($said, '''')) then '&quot;' else ''''"/>
    <xsl:sequence select="
        local-name($attribute/..) || '[@' || name($attribute) || ('=' || $quote || $said || $quote)[$said ne ''] || ']'
        || substring($value, string-length($said) + 1)"/>
  </xsl:function>

  <!-- Returns the values of an attribute that tell kinds apart and that nothing shows; what is no
       word (a number, a pointer, a date) is none, and '' stands for it. -->
  <xsl:function name="f:unshown" as="xs:string*">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:variable name="values" as="xs:string*">
      <xsl:apply-templates select="$attribute" mode="m:unshown"/>
    </xsl:variable>
    <xsl:sequence select="distinct-values($values)"/>
  </xsl:function>

  <xsl:template match="@*" mode="m:unshown" as="xs:string*">
    <xsl:variable name="value" as="xs:string" select="normalize-space(.)"/>
    <xsl:sequence select="
        if ($f:open(name()) or string-length($value) gt 48 or not(matches($value, '^#?[\p{L}][\p{L}\p{N} ''’_.,&amp;+-]*$')))
        then '' else $value"/>
  </xsl:template>

  <xsl:template match="@*[not(normalize-space())]" mode="m:unshown" priority="2" as="xs:string*"/>

  <xsl:template match="@rend | @rendition | @style" mode="m:unshown" as="xs:string*">
    <xsl:sequence select="f:without-look(.) ! (if (string-length(.) gt 80) then substring(., 1, 79) || '…' else .)"/>
  </xsl:template>

  <!-- How sure something is, and whose hand it is, is told of every phrase (html/attributes.xsl). -->
  <xsl:template match="*[not(f:block(.))]/(@cert | @hand | @evidence)" mode="m:unshown" as="xs:string*"/>

  <!-- By what kind a document is, readers narrow a search, and versions are called; a unit of a volume is one
       by its type. -->
  <xsl:template match="(TEI | TEI/text)/@type | *[@d:unit]/(@type | @subtype)" mode="m:unshown" priority="1" as="xs:string*"/>

  <!-- What an entry says stands on a line with its type in the label. -->
  <xsl:template match="(person | persona | org | place | event | nym | object)/*/(@type | @role | @when | @from | @to
        | @notBefore | @notAfter)" mode="m:unshown"
      as="xs:string*"/>

  <!-- A division that is headed by what it is. -->
  <xsl:template match="(div | div1 | div2 | div3 | div4 | div5 | div6 | div7)/@type[f:known-label('division.' || .)]"
      mode="m:unshown" as="xs:string*"/>

  <xsl:template match="(div | div1 | div2 | div3 | div4 | div5 | div6 | div7)[not(head)][f:known-label('division.' || @type)]/@n"
      mode="m:unshown" as="xs:string*"/>

  <!-- Returns whether the edition itself handles a kind: a rule of its own stylesheet names it, or its
       CSS names the class that stands for it. -->
  <xsl:function name="f:is-own" as="xs:boolean">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="element" as="xs:string" select="local-name($attribute/..)"/>
    <xsl:variable name="name" as="xs:string" select="name($attribute)"/>
    <xsl:sequence select="
        (some $class in $edition/c:edition/c:own/@class
          satisfies $class = (if ($name = ('rend', 'rendition')) then 'rend' else $name) || '-' || f:class($value))
        or (some $pattern in $edition/c:edition/c:own/@match ! tokenize(., '\|')
          satisfies matches($pattern, '(^|[\s/(:])(' || $element || '|\*)\s*(\[|/\s*@)')
            and matches($pattern, '@' || $name || '(\s|[^\w.-]|$)')
            and (not(matches($pattern, '[''&quot;]'))
              or contains($pattern, '''' || $value || '''') or contains($pattern, '&quot;' || $value || '&quot;')))"/>
  </xsl:function>

</xsl:stylesheet>
