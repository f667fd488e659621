<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 3: elements available in all documents. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- ═══ 3.1 Paragraphs ═══ -->

  <xsl:template match="p | ab" mode="m:book" as="node()*">
    <b:p>
      <xsl:apply-templates select=".[f:has-notes(.)]" mode="m:notes"/>
      <xsl:call-template name="f:content"/>
    </b:p>
  </xsl:template>

  <!-- Returns whether something at the page foot belongs to an element. -->
  <xsl:function name="f:has-notes" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element//(app | note[f:footnote(.)] | anchor[key('f:entries-to', @xml:id)]))"/>
  </xsl:function>

  <xsl:mode name="m:notes" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:notes" as="attribute(notes)">
    <xsl:attribute name="notes" select="'yes'"/>
  </xsl:template>

  <!-- Returns what stands before an element, milestones aside. -->
  <xsl:function name="f:before" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        $element/preceding-sibling::*[not(self::pb or self::cb or self::gb or self::lb or self::milestone
          or self::anchor or self::fw or self::index)][1]"/>
  </xsl:function>

  <!-- A paragraph after a quotation, a list, a table … -->
  <xsl:template mode="m:book" as="node()*"
      match="p[f:before(.)[f:block(.) and not(self::p or self::head or self::opener or self::dateline
          or self::salute or self::byline or self::speaker or self::argument or self::epigraph)
        or self::p/node()[normalize-space()][last()][self::*][f:block(.)]]]">
    <b:p after="block">
      <xsl:apply-templates select=".[f:has-notes(.)]" mode="m:notes"/>
      <xsl:call-template name="f:content"/>
    </b:p>
  </xsl:template>

  <xsl:template match="p[f:looks(., 'centre')] | ab[f:looks(., 'centre')]" mode="m:book" priority="2" as="node()*">
    <b:centred><xsl:call-template name="f:content"/></b:centred>
  </xsl:template>

  <xsl:template match="p[f:looks(., 'right')] | ab[f:looks(., 'right')]" mode="m:book" priority="1" as="node()*">
    <b:signed><xsl:call-template name="f:content"/></b:signed>
  </xsl:template>

  <!-- The first paragraph of a note or an item begins beside its number or its mark. -->
  <xsl:template mode="m:book" as="node()*" priority="3"
      match="p[parent::item or parent::note[f:footnote(.)]]
        [not(preceding-sibling::* or preceding-sibling::text()[normalize-space()])]">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- ═══ 3.3 Highlighting and quotation ═══ -->

  <!-- Returns how an element looks in the source, in the words of lib/appearance.xsl. -->
  <xsl:function name="f:look" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:appearance($element) ! replace(., '^rend-', '')"/>
  </xsl:function>

  <!-- Returns whether an element has a look. -->
  <xsl:function name="f:looks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="look" as="xs:string"/>
    <xsl:sequence select="$look = f:look($element)"/>
  </xsl:function>

  <xsl:template match="hi" mode="m:book" as="node()*">
    <b:hi look="{(string-join(f:look(.), ' ')[normalize-space()], 'italic')[1]}"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <xsl:template match="emph | distinct | mentioned | foreign | gloss[not(parent::item)]" mode="m:book"
      as="node()*">
    <b:hi look="{(string-join(f:look(.), ' ')[normalize-space()], 'italic')[1]}">
      <xsl:call-template name="f:content"/>
    </b:hi>
  </xsl:template>

  <!-- Another script is distinct enough. -->
  <xsl:template mode="m:book" as="node()*" priority="1"
      match="foreign[not(matches(., '[A-Za-zÀ-ɏ]') or @rend)]">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="title" mode="m:book" as="node()*">
    <b:title-of><xsl:call-template name="f:content"/></b:title-of>
  </xsl:template>

  <xsl:template match="title[@level = ('a', 'u')]" mode="m:book" as="node()*">
    <b:quoted><xsl:call-template name="f:content"/></b:quoted>
  </xsl:template>

  <xsl:template match="title[@level = ('a', 'u')][f:marked(.)]" mode="m:book" as="node()*" priority="1">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="q | said | soCalled | quote" mode="m:book" as="node()*">
    <b:quoted><xsl:call-template name="f:content"/></b:quoted>
  </xsl:template>

  <!-- What is reported, not quoted, and what has its marks. -->
  <xsl:template mode="m:book" as="node()*" priority="1"
      match="said[@direct = 'false'] | q[f:marked(.)] | said[f:marked(.)]
        | soCalled[f:marked(.)] | quote[f:marked(.)]">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="q[f:block(.)] | said[f:block(.)] | quote[f:block(.)] | cit[f:block(.)]"
      mode="m:book" as="node()*" priority="2">
    <xsl:variable name="content" as="node()*"><xsl:call-template name="f:content"/></xsl:variable>
    <b:quotation>
      <xsl:sequence select="$content[self::attribute()]"/>
      <xsl:choose>
        <xsl:when test="f:of-paragraphs($content)">
          <xsl:attribute name="of" select="'paragraphs'"/>
          <!-- All but the first are indented once more. -->
          <xsl:for-each select="$content[self::b:p]">
            <xsl:copy>
              <xsl:copy-of select="@*"/>
              <xsl:if test="position() gt 1">
                <xsl:attribute name="further" select="'yes'"/>
              </xsl:if>
              <xsl:sequence select="node()"/>
            </xsl:copy>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$content[not(self::attribute())]"/>
        </xsl:otherwise>
      </xsl:choose>
    </b:quotation>
  </xsl:template>

  <!-- Returns whether content of the book is paragraphs and nothing else. -->
  <xsl:function name="f:of-paragraphs" as="xs:boolean">
    <xsl:param name="content" as="node()*"/>
    <xsl:sequence select="
        exists($content/self::b:p) and empty($content[not(self::b:p or self::attribute() or self::text()[not(normalize-space())])])"/>
  </xsl:function>

  <xsl:template match="cit/quote | cit/q" mode="m:book" as="node()*" priority="3">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <xsl:template match="cit[not(f:block(.))]/quote | cit[not(f:block(.))]/q" mode="m:book" as="node()*"
      priority="4">
    <b:quoted><xsl:call-template name="f:content"/></b:quoted>
  </xsl:template>

  <!-- Whose words they are, after a quotation or a motto that is set apart: at the end of a line. -->
  <xsl:template match="epigraph/bibl[preceding-sibling::*] | epigraph/cit/bibl[preceding-sibling::*]
      | cit[f:block(.)]/bibl[preceding-sibling::*]" mode="m:book" as="element(b:attribution)" priority="3">
    <b:attribution><xsl:next-match/></b:attribution>
  </xsl:template>

  <!-- ═══ 3.4 Simple editorial changes: the text is what the editor reads, and after it, in
       brackets, what the source has ═══ -->

  <xsl:template match="choice" mode="m:book" as="node()*">
    <xsl:variable name="first" as="element()?" select="(corr, reg, expan, *)[1]"/>
    <b:span>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="$first" mode="#current"/>
      <xsl:for-each select="* except $first">
        <b:other><xsl:apply-templates select="." mode="m:book"/></b:other>
      </xsl:for-each>
    </b:span>
  </xsl:template>

  <xsl:template match="sic | corr | reg | orig | abbr | expan" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:template match="abbr[f:leiden(.)][not(ancestor::expan or parent::choice)]" mode="m:book" as="node()*"
      priority="1">
    <xsl:next-match/>
    <xsl:text>(- - -)</xsl:text>
  </xsl:template>

  <!-- What is missing, unless the encoder has put a sign for it. -->
  <xsl:template match="gap" mode="m:book" as="node()*">
    <b:gap>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:sequence select="f:unusual-signs(.)"/>
      <xsl:variable name="sign" as="element(desc)?"
          select="desc[normalize-space()][not(matches(., '[\p{L}\p{N}]'))][1]"/>
      <xsl:if test="empty($sign)"><xsl:value-of select="f:missing-text(.)"/></xsl:if>
      <xsl:for-each select="*">
        <xsl:if test="not(. is $sign)"><b:space/></xsl:if>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:gap>
  </xsl:template>

  <xsl:template match="add" mode="m:book" as="node()*">
    <b:added><xsl:call-template name="f:signed-content"/></b:added>
  </xsl:template>

  <xsl:template match="del" mode="m:book" as="node()*">
    <b:deleted><xsl:call-template name="f:signed-content"/></b:deleted>
  </xsl:template>

  <xsl:template match="unclear" mode="m:book" as="node()*">
    <b:unclear><xsl:call-template name="f:content"/></b:unclear>
    <xsl:value-of select="f:closing(.)"/>
  </xsl:template>

  <!-- How something is read stands raised beside it. -->
  <xsl:template match="rt" mode="m:book" as="node()*">
    <b:hi look="superscript"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <!-- ═══ 3.6 Names, numbers, dates, addresses ═══ -->

  <xsl:template match="address" mode="m:book" as="node()*">
    <b:flush><xsl:call-template name="f:spaced-content"/></b:flush>
  </xsl:template>

  <xsl:template match="addrLine | address/(street | settlement | postCode | postBox | country | region | name)"
      mode="m:book" as="node()*">
    <b:line-of><xsl:call-template name="f:content"/></b:line-of>
  </xsl:template>

  <!-- ═══ 3.7 Links ═══ -->

  <xsl:template match="ref[@target]" mode="m:book" as="node()*">
    <xsl:variable name="content" as="node()*">
      <b:span><xsl:call-template name="f:content"/></b:span>
    </xsl:variable>
    <xsl:call-template name="f:around">
      <xsl:with-param name="targets" select="f:targets(@target)[1]"/>
      <xsl:with-param name="content" select="$content"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A pointer has no words; where it leads to a register, the name there stands for it, else the
       address: apart from the words around it. -->
  <xsl:template match="ptr" mode="m:book" as="node()*">
    <xsl:if test="matches(preceding::text()[1], '[\p{L}\p{N}]$')"><b:space/></xsl:if>
    <xsl:for-each select="f:targets(@target)">
      <xsl:if test="position() gt 1"><b:space/></xsl:if>
      <xsl:apply-templates select="." mode="m:link">
        <xsl:with-param name="content" as="node()*">
          <xsl:value-of select="f:plain((c:name[normalize-space()] ! string(), @pointer ! string())[1])"/>
        </xsl:with-param>
      </xsl:apply-templates>
    </xsl:for-each>
    <xsl:if test="following-sibling::node()[1][self::* or matches(., '^[\p{L}\p{N}]')]"><b:space/></xsl:if>
  </xsl:template>

  <!-- ═══ 3.8 Lists ═══ -->

  <xsl:template match="list" mode="m:book" as="node()*">
    <xsl:apply-templates select="head" mode="#current"/>
    <xsl:if test="headLabel | headItem">
      <b:minor-head>
        <xsl:for-each select="headLabel, headItem">
          <xsl:if test="position() gt 1"><b:space/></xsl:if>
          <xsl:call-template name="f:content"/>
        </xsl:for-each>
      </b:minor-head>
    </xsl:if>
    <b:itemised kind="{f:list-kind(.)}">
      <xsl:if test="f:list-kind(.) = 'ordered' and f:counter(.) ne '1'">
        <xsl:attribute name="counter" select="f:counter(.) || '.'"/>
      </xsl:if>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates select="* except (head, trailer, label, headLabel, headItem)" mode="m:item"/>
    </b:itemised>
    <xsl:apply-templates select="trailer" mode="#current"/>
  </xsl:template>

  <!-- The items of a list, as arguments of its call. -->
  <xsl:mode name="m:item" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:item" as="element(b:item)">
    <xsl:variable name="label" as="element()*"
        select="preceding-sibling::*[1][self::label]"/>
    <b:item>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:if test="$label or f:item-number(.)">
        <b:with name="label">
          <xsl:choose>
            <xsl:when test="$label"><xsl:apply-templates select="$label" mode="m:book"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="f:item-number(.)"/></xsl:otherwise>
          </xsl:choose>
        </b:with>
      </xsl:if>
      <xsl:apply-templates select="if (self::item) then node() else ." mode="m:book"/>
    </b:item>
  </xsl:template>

  <xsl:template match="label" mode="m:book" as="node()*">
    <b:hi look="italic"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <!-- ═══ 3.9 Notes ═══ -->

  <xsl:template match="note" mode="m:book" as="node()*">
    <b:aside><xsl:call-template name="f:content"/></b:aside>
  </xsl:template>

  <!-- … unless it has brackets. -->
  <xsl:template match="note[matches(., '^\s*[\[(]')]" mode="m:book" as="node()*" priority="0.7">
    <b:hi look="small"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <xsl:template match="note[f:apart(.)]" mode="m:book" as="node()*" priority="1">
    <b:note-block>
      <xsl:call-template name="f:content"/>
    </b:note-block>
  </xsl:template>

  <xsl:template match="note[f:footnote(.)]" mode="m:book" as="node()*" priority="2">
    <b:note layer="{f:layer(.)}">
      <xsl:for-each select="@n[normalize-space()]">
        <xsl:attribute name="n" select="f:plain(normalize-space(.))"/>
      </xsl:for-each>
      <xsl:call-template name="f:content"/>
    </b:note>
  </xsl:template>

  <!-- Returns whether a note that holds blocks stands among blocks, and not within a line. -->
  <xsl:function name="f:apart" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        f:block($note) and (map:contains($f:containers, local-name($note/..))
          or exists($note/..[self::item or self::cell or self::note or self::quote]
              [not(text()[normalize-space()])]))"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

  <!-- A note that stands in the line has no paragraphs: they are phrases, with a space between. -->
  <xsl:template mode="m:book" as="node()*" priority="5"
      match="note[not(f:footnote(.) or f:apart(.))]/p | note[not(f:footnote(.) or f:apart(.))]/ab">
    <xsl:if test="preceding-sibling::*"><b:space/></xsl:if>
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- The first paragraph of a note stands beside its number. -->
  <xsl:template mode="m:book" as="node()*" priority="5"
      match="note[f:footnote(.)]/p[not(preceding-sibling::node()[self::* or normalize-space()])]">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- The terms of an index are no part of the text: a mark for each, with those that it stands under. -->
  <xsl:template match="index" mode="m:book" as="element(b:index-term)*">
    <xsl:apply-templates select="term[normalize-space()]" mode="m:index-term"/>
  </xsl:template>

  <xsl:mode name="m:index-term" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="term" mode="m:index-term" as="element(b:index-term)*">
    <xsl:param name="above" as="element(term)*" select="()"/>
    <xsl:variable name="terms" as="element(term)+" select="$above, ."/>
    <xsl:variable name="below" as="element(term)*"
        select="(., ..)/index[preceding-sibling::term[1] is current() or .. is current()]/term[normalize-space()]"/>
    <xsl:apply-templates select="$below" mode="#current">
      <xsl:with-param name="above" select="$terms"/>
    </xsl:apply-templates>
    <xsl:if test="empty($below)">
      <b:index-term name="{ancestor::index[@indexName][1]/@indexName}"
          terms="{string-join($terms ! f:plain(f:reading-text(.)), '&#10;')}"
          sort="{string-join($terms ! f:term-key(.), '&#10;')}"/>
    </xsl:if>
  </xsl:template>

  <!-- Returns the letters by which a term of an index is ordered. -->
  <xsl:function name="f:term-key" as="xs:string">
    <xsl:param name="term" as="element(term)"/>
    <xsl:sequence select="
        lower-case(replace(normalize-unicode(string(($term/@sortKey, f:reading-text($term))[1]), 'NFD'), '[\p{M}\p{P}]', ''))"/>
  </xsl:function>

  <!-- ═══ 3.10 Graphics ═══ -->

  <xsl:template match="graphic | media" mode="m:book" as="node()*">
    <xsl:call-template name="f:image">
      <xsl:with-param name="graphic" select="."/>
      <xsl:with-param name="caption" select="()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="binaryObject" mode="m:book" as="node()*"/>

  <!-- ═══ 3.11 Milestones ═══ -->

  <xsl:template match="lb" mode="m:book" as="node()*">
    <b:space/>
  </xsl:template>

  <xsl:template match="lb[@break = 'no']" mode="m:book" as="node()*" priority="2"/>

  <!-- Where lines are meant as lines. -->
  <xsl:template mode="m:book" as="node()*" priority="1"
      match="head/lb | titlePart/lb | signed/lb | salute/lb | dateline/lb | closer/lb | opener/lb
        | addrLine/lb | l/lb | cell/lb | byline/lb | docImprint/lb | ab/lb
        | p[f:look(.) = ('centre', 'right')]/lb">
    <b:new-line/>
  </xsl:template>

  <!-- The first line of a block begins with the block. -->
  <xsl:template mode="m:book" as="node()*" priority="1.5"
      match="ab/lb[not(@break = 'no')][not(preceding-sibling::node()[normalize-space() or self::*])]"/>

  <xsl:template match="pb" mode="m:book" as="node()*">
    <b:source-page>
      <xsl:apply-templates select="." mode="m:source-page"/>
    </b:source-page>
  </xsl:template>

  <xsl:template mode="m:book" as="node()*"
      match="pb[map:contains($f:containers, local-name(..))]"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map">
    <b:source-page-between>
      <xsl:apply-templates select="." mode="m:source-page"/>
    </b:source-page-between>
  </xsl:template>

  <!-- The number of a page of the source, and its address; whether it stands further out in the margin. -->
  <xsl:mode name="m:source-page" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="pb" mode="m:source-page" as="attribute()*">
    <xsl:apply-templates select="@xml:id" mode="m:attributes"/>
    <xsl:variable name="numbers" as="xs:string*" select="
        .[f:begins-apart(.)][f:column(.) ge 0]
        ! (., f:pages-here(following-sibling::node()[1]), f:pages-beside(.))/@n ! normalize-space(.)[. ne '']"/>
    <xsl:if test="exists($numbers)">
      <xsl:attribute name="n" select="f:plain(string-join($numbers, ', '))"/>
      <xsl:if test="f:column(.) eq 1">
        <xsl:attribute name="further" select="'yes'"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- More letters than a line has: so far apart, two numbers stand beside different lines. (A line of the book has
       about seventy.) -->
  <xsl:variable name="f:line-length" as="xs:integer" static="yes" select="90"/>

  <!-- So many letters of a number have room in the first place; a longer one takes both. -->
  <xsl:variable name="f:near" as="xs:integer" static="yes" select="5"/>

  <!-- Where the numbers of pages stand beside their lines: 0, in the margin; 1, further out, as in verse, and after
       another one in what may be the same line; -1, where there is none left, with the number before it. It goes by
       the letters since the last number in each of the two places; a block ends with as many as a line has. -->
  <xsl:accumulator name="f:columns" as="map(xs:string, xs:integer)"
      initial-value="map{'letters': $f:line-length, 'near': 0, 'further': 0, 'column': 0}">
    <xsl:accumulator-rule match="text()" select="map:put($value, 'letters', $value?letters + string-length(normalize-space()))"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:accumulator-rule match="p | ab | l | head | item | row | speaker | stage | dateline | salute | signed | closer | byline"
        phase="end" select="map:put($value, 'letters', $value?letters + $f:line-length)"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
    <xsl:accumulator-rule match="pb[f:begins-apart(.)]" select="
        let $in-verse := ancestor::l or parent::lg or following-sibling::*[1][self::l or self::lg or self::sp],
            $column := if (not($in-verse) and $value?letters - $value?near ge $f:line-length) then 'near'
              else if ($value?letters - $value?further ge $f:line-length) then 'further'
              else (),
            $numbers := (., f:pages-here(following-sibling::node()[1]))/@n ! normalize-space()
        return map:merge(($column ! map:entry(., $value?letters),
          map:entry('further', $value?letters)[$column eq 'near'][string-length(string-join($numbers, ', ')) gt $f:near],
          map:entry('column', if ($column eq 'near') then 0 else if ($column) then 1 else -1), $value),
          map{'duplicates': 'use-first'})"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:accumulator>

  <!-- Returns in which of these places the number of a page stands. -->
  <xsl:function name="f:column" as="xs:integer">
    <xsl:param name="page" as="element(pb)"/>
    <xsl:sequence select="$page/accumulator-before('f:columns')?column"/>
  </xsl:function>

  <!-- Returns the pages whose numbers stand with that of a page, since there is no place for them beside the line. -->
  <xsl:function name="f:pages-beside" as="element(pb)*">
    <xsl:param name="page" as="element(pb)"/>
    <xsl:iterate select="$page/following::pb[f:begins-apart(.)]">
      <xsl:choose>
        <xsl:when test="f:column(.) eq -1">
          <xsl:sequence select="., f:pages-here(following-sibling::node()[1])"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:break/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- Returns whether a page does not begin where another one does. -->
  <xsl:function name="f:begins-apart" as="xs:boolean">
    <xsl:param name="page" as="element(pb)"/>
    <xsl:sequence select="empty(f:page-before($page/preceding-sibling::node()[1]))"/>
  </xsl:function>

  <!-- Returns the pages that begin where another one does: empty ones, whose numbers stand together. -->
  <xsl:function name="f:pages-here" as="element(pb)*">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="
        $node/self::pb, $node[self::pb or not(normalize-space() or self::*)] ! f:pages-here(following-sibling::node()[1])"/>
  </xsl:function>

  <!-- Returns the page that begins there before another one. -->
  <xsl:function name="f:page-before" as="element(pb)?">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="
        $node/self::pb, $node[not(normalize-space() or self::*)] ! f:page-before(preceding-sibling::node()[1])"/>
  </xsl:function>

  <xsl:template match="cb | gb | milestone" mode="m:book" as="node()*">
    <xsl:apply-templates select="@xml:id" mode="m:anchor"/>
  </xsl:template>

  <xsl:template match="milestone[f:ornament(.)][f:block(.)]" mode="m:book" as="node()*">
    <b:ornament/>
  </xsl:template>

  <xsl:template match="anchor" mode="m:book" as="node()*">
    <xsl:apply-templates select="@xml:id" mode="m:anchor"/>
  </xsl:template>

  <!-- A place in the text without extent. -->
  <xsl:mode name="m:anchor" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="@xml:id" mode="m:anchor" as="element(b:span)">
    <b:span><xsl:apply-templates select="." mode="m:attributes"/></b:span>
  </xsl:template>

  <!-- ═══ 3.12 Bibliographic references ═══ -->

  <xsl:template match="biblStruct | biblFull | listBibl/bibl" mode="m:book" as="node()*">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

  <!-- One whose words have their own spaces. -->
  <xsl:template match="(biblStruct | biblFull | listBibl/bibl)[not(f:element-only(.))]" mode="m:book" as="node()*" priority="1">
    <b:hanging><xsl:call-template name="f:content"/></b:hanging>
  </xsl:template>

  <xsl:template match="listBibl | listPerson | listOrg | listPlace | listEvent | listNym | listObject | listWit
      | listRelation | listApp | listChange" mode="m:book" as="node()*">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <!-- Records of persons and things in the text are smaller than it is. -->
  <xsl:template match="(listPerson | listOrg | listPlace | listEvent | listNym | listObject | listRelation)[ancestor::text]
      [not(ancestor::note or parent::listPerson or parent::listOrg or parent::listPlace or parent::listEvent
        or parent::listNym or parent::listObject)]" mode="m:book" as="element(b:records)" priority="0.7">
    <b:records><xsl:call-template name="f:content"/></b:records>
  </xsl:template>

</xsl:stylesheet>
